package io.beachhead.behaviour.web;

import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.web.Shell;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Addresses of the lists behind the numbers of a question's page. */
public record Opens(String path, ValuesForm form, Shell shell) {
  /** What follows the path of a question's page. */
  public static final String LISTS = "/people";

  /** How a number is said, as the API takes it. */
  public static ObjectNode of() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The same number of a group. */
  static ObjectNode ofGroup(ObjectNode of, GroupedAnswer.Group<?> group) {
    return ofGroup(of, group.value(), group.other());
  }

  /**
   * The same number of a group.
   *
   * @param other whether it is everything beyond the values that are shown
   */
  public static ObjectNode ofGroup(ObjectNode of, @Nullable String value, boolean other) {
    var named = of.deepCopy();
    return other ? named.put("other", true) : named.put("value", value);
  }

  /** The page of the question itself. */
  public String page() {
    return form.link(path, shell).href();
  }

  /**
   * The list behind a number.
   *
   * @param name of the number, the title of the list
   */
  public String list(String name, ObjectNode of) {
    return form.link(path + LISTS, shell).with("of", of.toString()).with("name", name).href();
  }
}
