package io.beachhead.behaviour.web;

import io.beachhead.behaviour.GroupedAnswer;
import io.beachhead.web.Shell;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Addresses of the lists behind the numbers of a question's page. */
record Opens(String path, ValuesForm form, Shell shell) {
  /** What follows the path of a question's page. */
  static final String LISTS = "/people";

  /** How a number is said, as the API takes it. */
  static ObjectNode of() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The same number of a group. */
  static ObjectNode ofGroup(ObjectNode of, GroupedAnswer.Group<?> group) {
    var named = of.deepCopy();
    return group.other() ? named.put("other", true) : named.put("value", group.value());
  }

  /**
   * The list behind a number.
   *
   * @param name of the number, the title of the list
   */
  String list(String name, ObjectNode of) {
    return form.link(path + LISTS, shell).with("of", of.toString()).with("name", name).href();
  }
}
