package org.signalbox.sbi.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The decoded parameters of a query, each with all its values in the order of their arrival.
 * Immutable.
 */
public final class SbiQuery {

  /** A query without parameters. */
  public static final SbiQuery EMPTY = new SbiQuery(Map.of());

  private static final int MAX_PARAMETERS = 256;

  private final Map<String, List<String>> parameters;

  private SbiQuery(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads what stands after the question mark.
   *
   * @throws RefusedRequest with 400 for a broken escape or too many parameters
   */
  public static SbiQuery parse(String encoded) {
    if (encoded.isEmpty()) {
      return EMPTY;
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    int count = 0;
    for (String pair : encoded.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MAX_PARAMETERS) {
        throw RefusedRequest.invalidQuery("?", "more than " + MAX_PARAMETERS + " parameters");
      }
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      parameters.computeIfAbsent(name, ignored -> new ArrayList<>(1)).add(value);
    }
    return new SbiQuery(parameters);
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw RefusedRequest.invalidQuery("?", "has a broken percent escape");
    }
  }

  /** The names, in the order of their first arrival. */
  public Set<String> names() {
    return Collections.unmodifiableSet(parameters.keySet());
  }

  /** All values of a parameter; none where it is absent. */
  public List<String> all(String name) {
    return Collections.unmodifiableList(parameters.getOrDefault(name, List.of()));
  }

  /** The first value of a parameter. */
  public Optional<String> first(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }
}
