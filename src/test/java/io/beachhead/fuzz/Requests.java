package io.beachhead.fuzz;

import io.beachhead.fuzz.RawHttp.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything that is sent to one operation: first as it should be, then in every wrong way. */
final class Requests {
  private static final byte[] NOTHING = new byte[0];
  private static final String JSON = "Content-Type: application/json";
  private static final int MANY = 10_001;

  private final Operation operation;
  private final List<String> paths;
  private final List<String> everyParameter;
  private final Function<String, List<String>> files;
  private final List<Request> all = new ArrayList<>();

  /**
   * @param files what an import at an address may be sent, good and bad; empty for other addresses
   */
  Requests(
      Operation operation,
      List<String> paths,
      List<String> everyParameter,
      Function<String, List<String>> files) {
    this.files = files;
    this.operation = operation;
    this.paths = paths;
    this.everyParameter = everyParameter;
  }

  List<Request> all() {
    good();
    wrongNames();
    wrongParameters();
    wrongBodies();
    wrongForms();
    wrongHeaders();
    return all;
  }

  private void good() {
    for (var path : paths) {
      if (operation.bodies().isEmpty()) {
        add(path, List.of(), NOTHING);
      }
      operation.bodies().forEach(body -> add(path, List.of(JSON), bytes(body.toString())));
    }
  }

  /** The names within the address. */
  private void wrongNames() {
    var body = operation.bodies().isEmpty() ? "" : operation.bodies().getFirst().toString();
    for (int open = operation.path().indexOf('{');
        open >= 0;
        open = operation.path().indexOf('{', open + 1)) {
      int close = operation.path().indexOf('}', open);
      for (var value : Hostile.IN_ADDRESSES) {
        var path =
            operation.path().substring(0, open) + value + operation.path().substring(close + 1);
        add(path.replaceAll("\\{[^}]*}", "x"), List.of(JSON), bytes(body));
      }
    }
    var path = paths.getFirst();
    for (var variant :
        List.of(path + "/", "/" + path, path.replace("/", "//"), path + ";a=b", path + "/%2e%2e")) {
      add(variant, List.of(JSON), bytes(body));
    }
  }

  private void wrongParameters() {
    var path = paths.getFirst();
    var body = operation.bodies().isEmpty() ? "" : operation.bodies().getFirst().toString();
    // Some take whatever parameters there are, and their description cannot name them.
    boolean open =
        operation.parameters().isEmpty() || operation.parameters().contains("parameters");
    var names = open ? everyParameter : operation.parameters();
    for (var name : names) {
      for (var value : Hostile.IN_ADDRESSES) {
        add(path + "?" + name + "=" + value, List.of(JSON), bytes(body));
      }
      add(path + "?" + name + "=a&" + name + "=b&" + name, List.of(JSON), bytes(body));
      add(path + "?" + name + "[]=a&" + name + "[x]=b", List.of(JSON), bytes(body));
    }
    for (var query : List.of("%FF=1", "%zz", "&&&=", "=", "a=%C3%28&b", "%00=%00")) {
      add(path + "?" + query, List.of(JSON), bytes(body));
    }
  }

  private void wrongBodies() {
    if (!operation.changes()) {
      return;
    }
    for (var path : paths) {
      for (var file : files.apply(path)) {
        for (var query : List.of("", "?dryRun=true", "?skipInvalid=true")) {
          add(path + query, List.of("Content-Type: text/csv"), bytes(file));
        }
      }
      Hostile.BODIES.forEach(body -> add(path, List.of(JSON), body));
      Hostile.BODIES.forEach(body -> add(path, List.of("Content-Type: text/csv"), body));
    }
    for (var body : operation.bodies()) {
      Hostile.mutants(body).forEach(mutant -> add(paths.getFirst(), List.of(JSON), bytes(mutant)));
    }
  }

  private void wrongForms() {
    var path = paths.getFirst();
    var many =
        IntStream.range(0, MANY).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
    var form = "Content-Type: application/x-www-form-urlencoded";
    add(path, List.of(form), bytes(many));
    add(path, List.of(form), bytes("a=%FF&b=%zz&%=1"));
    for (var type :
        List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=x",
            "multipart/form-data; boundary=" + "x".repeat(300))) {
      add(path, List.of("Content-Type: " + type), bytes("--x\r\nContent-Disposition: form-data"));
    }
  }

  private void wrongHeaders() {
    var path = paths.getFirst();
    for (var header :
        List.of(
            "Content-Type: application/json;charset=UTF-16",
            "Content-Type: application/json;charset=none",
            "Content-Type: not a type",
            "Content-Type: ",
            "Content-Encoding: gzip",
            "Accept: text/csv",
            "Accept: application/xml",
            "Accept: not a type",
            "Accept-Language: ;;;",
            "Cookie: beachhead=\u0001; theme=%FF",
            "Range: bytes=9-1",
            "If-Modified-Since: yesterday")) {
      add(path, List.of(header), bytes("{}"));
    }
    for (var method : List.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "X")) {
      // Another method of the same address may be an operation of its own that deletes.
      if (!method.equals("DELETE")) {
        all.add(new Request(method, path, List.of(JSON), bytes("{}")));
      }
    }
  }

  private void add(String target, List<String> headers, byte[] body) {
    all.add(new Request(operation.method(), target.replace(" ", "%20"), headers, body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
