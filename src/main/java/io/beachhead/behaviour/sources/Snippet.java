package io.beachhead.behaviour.sources;

import io.beachhead.web.Choice;
import java.util.Arrays;
import java.util.List;

/** How an SDK is pointed at this server. */
enum Snippet {
  BROWSER(
      "browser",
      "Browser",
      """
      // npm install @segment/analytics-next
      import { AnalyticsBrowser } from '@segment/analytics-next'

      const analytics = AnalyticsBrowser.load(
        { writeKey: '$KEY', cdnURL: '$URL' },
        { integrations: { 'Segment.io': { apiHost: '$HOST/v1', protocol: '$SCHEME' } } }
      )
      analytics.identify('user-1', { email: 'ada@example.com' })
      analytics.group('account-1')
      analytics.track('Board created', { template: 'launch' })
      """),
  NODE(
      "node",
      "Node",
      """
      // npm install @segment/analytics-node
      import { Analytics } from '@segment/analytics-node'

      const analytics = new Analytics({ writeKey: '$KEY', host: '$URL' })
      analytics.track({
        userId: 'user-1',
        event: 'Board created',
        properties: { template: 'launch' },
        context: { groupId: 'account-1' }
      })
      """),
  JAVA(
      "java",
      "Java",
      """
      // com.segment.analytics.java:analytics
      Analytics analytics = Analytics.builder("$KEY").endpoint("$URL").build();

      analytics.enqueue(TrackMessage.builder("Board created")
          .userId("user-1")
          .properties(Map.of("template", "launch"))
          .context(Map.of("groupId", "account-1")));
      """),
  PYTHON(
      "python",
      "Python",
      """
      # pip install segment-analytics-python
      import segment.analytics as analytics

      analytics.write_key = '$KEY'
      analytics.host = '$URL'
      analytics.track('user-1', 'Board created', {'template': 'launch'},
                      context={'groupId': 'account-1'})
      """),
  CURL(
      "curl",
      "curl",
      """
      curl -u '$KEY:' -H 'Content-Type: application/json' $URL/v1/track \\
        -d '{"userId":"user-1","event":"Board created","context":{"groupId":"account-1"}}'
      """);

  static final String PLACEHOLDER = "YOUR_WRITE_KEY";

  private final String key;
  private final String label;
  private final String text;

  Snippet(String key, String label, String text) {
    this.key = key;
    this.label = label;
    this.text = text;
  }

  static Snippet of(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst().orElse(BROWSER);
  }

  static List<Choice> choices(Snippet chosen) {
    return Arrays.stream(values())
        .map(s -> new Choice(s.label, "/sources?sdk=" + s.key + "#connect", s == chosen))
        .toList();
  }

  String label() {
    return label;
  }

  /**
   * @param url of this server, without a slash at its end
   */
  String with(String url, String writeKey) {
    int host = url.indexOf("://");
    return text.replace("$URL", url)
        .replace("$SCHEME", url.substring(0, host))
        .replace("$HOST", url.substring(host + 3))
        .replace("$KEY", writeKey)
        .strip();
  }
}
