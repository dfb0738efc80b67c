package io.beachhead.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a page offers to whoever is on it. Our own templates are regular enough to be read without a
 * parser of HTML.
 *
 * @param links addresses of this server, parts of pages included
 */
record Page(Set<String> links, List<Form> forms, Optional<String> token) {
  private static final Pattern LINK =
      Pattern.compile("(?:href|hx-get|action)=\"(/(?!/)[^\"#]*)[^\"]*\"");
  private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern TARGET = Pattern.compile("\\b(?:action|hx-post)=\"(/[^\"#]*)");
  private static final Pattern FIELD =
      Pattern.compile("<(?:input|select|textarea|button)\\b[^>]*\\bname=\"([^\"]+)\"[^>]*>");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /** A form that changes something. */
  record Form(String action, Map<String, String> fields) {}

  static Page read(String html) {
    var links = new LinkedHashSet<String>();
    for (var link = LINK.matcher(html); link.find(); ) {
      links.add(plain(link.group(1)));
    }
    var forms = new ArrayList<Form>();
    for (var form = FORM.matcher(html); form.find(); ) {
      var head = form.group(1);
      var target = TARGET.matcher(head);
      if (target.find() && (head.contains("method=\"post\"") || head.contains("hx-post"))) {
        forms.add(new Form(plain(target.group(1)), fields(form.group(2))));
      }
    }
    var token = TOKEN.matcher(html);
    return new Page(links, forms, token.find() ? Optional.of(token.group(1)) : Optional.empty());
  }

  private static Map<String, String> fields(String html) {
    var fields = new LinkedHashMap<String, String>();
    for (var field = FIELD.matcher(html); field.find(); ) {
      var value = VALUE.matcher(field.group());
      fields.putIfAbsent(plain(field.group(1)), value.find() ? plain(value.group(1)) : "");
    }
    fields.remove("_csrf");
    return fields;
  }

  private static String plain(String text) {
    return text.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'");
  }
}
