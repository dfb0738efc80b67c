package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.store.Warehouse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The domain of the e-mail address by which an actor is known: a user id that is an address, else
 * the trait {@code email} of the latest identify. Addresses that anybody can have say nothing.
 */
@Component
class EmailDomains {
  /** Where people have an address as themselves and not as their company's. */
  private static final Set<String> FREE =
      Set.of(
          "gmail.com",
          "googlemail.com",
          "outlook.com",
          "hotmail.com",
          "hotmail.co.uk",
          "live.com",
          "msn.com",
          "yahoo.com",
          "yahoo.co.uk",
          "yahoo.co.jp",
          "ymail.com",
          "aol.com",
          "icloud.com",
          "me.com",
          "mac.com",
          "proton.me",
          "protonmail.com",
          "gmx.de",
          "gmx.net",
          "gmx.com",
          "web.de",
          "t-online.de",
          "freenet.de",
          "mail.com",
          "mail.ru",
          "yandex.ru",
          "yandex.com",
          "qq.com",
          "163.com",
          "126.com",
          "orange.fr",
          "wanadoo.fr",
          "free.fr",
          "laposte.net",
          "libero.it",
          "zoho.com",
          "fastmail.com",
          "hey.com",
          "naver.com",
          "comcast.net",
          "verizon.net",
          "btinternet.com");

  /** As the domain name system allows. */
  private static final int LONGEST_DOMAIN = 253;

  private final Warehouse warehouse;
  private final Map<Integer, String> byActor = new HashMap<>();
  private long readTo;
  private int actorsSeen;
  private int generation;

  EmailDomains(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** The domain of an address or web address; null where it is a free one or none. */
  static @Nullable String of(@Nullable String address) {
    if (address == null) {
      return null;
    }
    var text = address.strip().toLowerCase(Locale.ROOT);
    var domain = text.substring(text.lastIndexOf('@') + 1);
    domain = without(without(domain, "https://"), "http://");
    domain = without(domain, "www.");
    int end = 0;
    while (end < domain.length() && "/:?#".indexOf(domain.charAt(end)) < 0) {
      end++;
    }
    domain = domain.substring(0, end);
    return isDomain(domain) && !FREE.contains(domain) ? domain : null;
  }

  private static String without(String text, String beginning) {
    return text.startsWith(beginning) ? text.substring(beginning.length()) : text;
  }

  /** Two or more labels of letters, digits and hyphens, joined by dots. */
  private static boolean isDomain(String text) {
    int dots = 0;
    int label = 0;
    for (int i = 0; i < text.length() && i <= LONGEST_DOMAIN; i++) {
      char c = text.charAt(i);
      if (c == '.' && label > 0) {
        dots++;
        label = 0;
      } else if (c == '-' || Character.isLetterOrDigit(c)) {
        label++;
      } else {
        return false;
      }
    }
    return dots > 0 && label > 0 && text.length() <= LONGEST_DOMAIN;
  }

  /** Domains by actor, as far as a snapshot goes. */
  synchronized Map<Integer, String> upTo(EventIndex.Snapshot snapshot) {
    if (generation != snapshot.generation()) {
      generation = snapshot.generation();
      byActor.clear();
      readTo = 0;
      actorsSeen = 0;
    }
    var words = snapshot.vocabulary();
    for (int actors = words.actors.size(); actorsSeen < actors; actorsSeen++) {
      var id = words.idOf(actorsSeen);
      if (words.isUser(actorsSeen) && id.indexOf('@') > 0) {
        note(actorsSeen, id);
      }
    }
    if (readTo < snapshot.nextSeq()) {
      read(snapshot.nextSeq());
    }
    return Map.copyOf(byActor);
  }

  private void read(long nextSeq) {
    try (var reader = warehouse.reader();
        var statement = reader.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT actor, json_extract_string(properties, '$.email') FROM event
                WHERE call = %d AND seq >= %d AND seq < %d ORDER BY seq
                """
                    .formatted(Call.IDENTIFY.ordinal(), readTo, nextSeq))) {
      while (rows.next()) {
        note(rows.getInt(1), rows.getString(2));
      }
      readTo = nextSeq;
    } catch (SQLException e) {
      throw new IllegalStateException("The traits could not be read: " + e.getMessage(), e);
    }
  }

  private void note(int actor, @Nullable String address) {
    var domain = address == null || address.indexOf('@') < 1 ? null : of(address);
    if (domain != null) {
      byActor.put(actor, domain);
    }
  }
}
