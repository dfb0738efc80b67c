package io.beachhead.fuzz;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Something the description of the interface offers.
 *
 * @param path with {@code {…}} for what varies
 * @param parameters names of the query's
 * @param bodies good ones, as far as they can be known; empty where none is taken
 */
record Operation(String method, String path, List<String> parameters, List<JsonNode> bodies) {
  boolean changes() {
    return !method.equals("GET");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
