package io.beachhead.workspace.api;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code workspace/api.jte}.
 *
 * @param base address of this server, as it was asked for
 */
public record ApiPage(Shell shell, String base, String description, List<Group> groups) {

  /**
   * @param anchor within the page
   */
  public record Group(
      String name, String anchor, String description, List<ApiOperation> operations) {}

  /**
   * One address and method.
   *
   * @param curl the command that asks for it
   */
  public record ApiOperation(
      String method,
      String path,
      String anchor,
      String summary,
      String description,
      List<Parameter> parameters,
      @Nullable Body body,
      List<Answer> answers,
      String curl) {}

  /**
   * @param in path, query or header
   * @param type in words, with its choices and its default
   */
  public record Parameter(
      String name, String in, String type, boolean required, String description) {}

  /** What is sent. */
  public record Body(String mediaType, String example) {}

  /**
   * @param example empty where the answer has no body worth showing
   */
  public record Answer(String status, String description, String example) {}
}
