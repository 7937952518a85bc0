package org.signalbox.sbi.http.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiMethod;

/** Finds the operation of a request by its method and the segments of its path. Immutable. */
final class RouteTable {

  private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}");
  private static final int MAX_SEGMENTS = 16;

  private final Node root = new Node();

  RouteTable(List<SbiEndpoint> endpoints) {
    for (SbiEndpoint endpoint : endpoints) {
      add(endpoint);
    }
  }

  private void add(SbiEndpoint endpoint) {
    String[] segments = segments(endpoint.path());
    Node node = root;
    for (String segment : segments) {
      node = isParameter(segment) ? node.parameter() : node.literal(segment);
    }
    if (node.operations.putIfAbsent(endpoint.method(), endpoint) != null) {
      throw new IllegalArgumentException(
          endpoint.method() + " " + endpoint.path() + " is answered twice");
    }
  }

  /** The outcome of a search. */
  sealed interface Match {}

  /** The operation, and what stands at the parameters of its template. */
  record Found(SbiEndpoint endpoint, Map<String, String> parameters) implements Match {}

  /** The resource exists and does not know the method. */
  record WrongMethod(Set<SbiMethod> allowed) implements Match {}

  /** No resource. */
  record Unknown(ProblemDetails problem) implements Match {}

  /**
   * @param path as sent, without the query
   * @param method empty for one that no operation has
   */
  Match find(Optional<SbiMethod> method, String path) {
    String[] segments = segments(path);
    Optional<Node> node =
        segments.length > MAX_SEGMENTS ? Optional.empty() : search(root, segments, 0);
    if (node.isEmpty()) {
      return new Unknown(unknown(segments));
    }
    EnumMap<SbiMethod, SbiEndpoint> operations = node.get().operations;
    Optional<SbiEndpoint> endpoint =
        method.flatMap(wanted -> Optional.ofNullable(operations.get(wanted)));
    return endpoint.isPresent()
        ? new Found(endpoint.get(), parameters(endpoint.get(), segments))
        : new WrongMethod(EnumSet.copyOf(operations.keySet()));
  }

  private static Optional<Node> search(Node node, String[] segments, int depth) {
    if (depth == segments.length) {
      return node.operations.isEmpty() ? Optional.empty() : Optional.of(node);
    }
    Node literal = node.literals.get(segments[depth]);
    if (literal != null) {
      Optional<Node> found = search(literal, segments, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return segments[depth].isEmpty()
        ? Optional.empty()
        : node.parameter.flatMap(next -> search(next, segments, depth + 1));
  }

  private static Map<String, String> parameters(SbiEndpoint endpoint, String[] segments) {
    Map<String, String> parameters = HashMap.newHashMap(2);
    String[] template = segments(endpoint.path());
    for (int i = 0; i < template.length; i++) {
      if (isParameter(template[i])) {
        String name = template[i].substring(1, template[i].length() - 1);
        parameters.put(name, decoded(segments[i]));
      }
    }
    return parameters;
  }

  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RefusedRequest(ProblemDetails.of(400, "the path has a broken percent escape"));
    }
  }

  /** TS 29.500 table 5.2.7.2-1: an unknown API or version is 400, an unknown resource 404. */
  private ProblemDetails unknown(String[] segments) {
    boolean looksLikeApi = segments.length > 1 && VERSION.matcher(segments[1]).matches();
    Node service = root.literals.get(segments[0]);
    boolean isOurVersion =
        looksLikeApi && service != null && service.literals.containsKey(segments[1]);
    return looksLikeApi && !isOurVersion
        ? ProblemDetails.of(400, "INVALID_API", "no such API, or not in this version")
        : ProblemDetails.of(404, "RESOURCE_URI_STRUCTURE_NOT_FOUND", "no such resource");
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  private static String[] segments(String path) {
    return path.substring(1).split("/", -1);
  }

  /** One place in the tree of paths. */
  private static final class Node {

    final Map<String, Node> literals = new HashMap<>();
    Optional<Node> parameter = Optional.empty();
    final EnumMap<SbiMethod, SbiEndpoint> operations = new EnumMap<>(SbiMethod.class);

    Node literal(String segment) {
      return literals.computeIfAbsent(segment, ignored -> new Node());
    }

    Node parameter() {
      Node next = parameter.orElseGet(Node::new);
      parameter = Optional.of(next);
      return next;
    }
  }
}
