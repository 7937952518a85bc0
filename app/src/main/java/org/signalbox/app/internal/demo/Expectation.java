package org.signalbox.app.internal.demo;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.signalbox.app.internal.call.CallJson;
import tools.jackson.databind.JsonNode;

/** What the posts say that a call answers; numbers are equal when they are the same number. */
final class Expectation {

  private final JsonNode step;

  /**
   * @param step with one of {@code result} (the whole result), {@code includes} (members of the
   *     result, or of its first entry) and {@code error}
   */
  Expectation(JsonNode step) {
    this.step = step;
  }

  /** The error text expected; empty when a result is. */
  Optional<String> error() {
    return step.has("error") ? Optional.of(step.path("error").asString("")) : Optional.empty();
  }

  /** What is wrong with a result; empty when it is as expected. */
  Optional<String> mismatch(JsonNode result) {
    if (step.has("result") && !same(step.path("result"), result)) {
      return Optional.of("expected " + CallJson.line(step.path("result")));
    }
    JsonNode subject = result.isArray() && !result.isEmpty() ? result.get(0) : result;
    for (Map.Entry<String, JsonNode> member : step.path("includes").properties()) {
      if (!same(member.getValue(), subject.path(member.getKey()))) {
        return Optional.of("expected " + member.getKey() + " " + CallJson.line(member.getValue()));
      }
    }
    return Optional.empty();
  }

  private static boolean same(JsonNode expected, JsonNode found) {
    if (expected.isNumber() && found.isNumber()) {
      return expected.decimalValue().compareTo(found.decimalValue()) == 0;
    }
    if (expected.isObject() && found.isObject() && expected.size() == found.size()) {
      return expected.properties().stream()
          .allMatch(member -> same(member.getValue(), found.path(member.getKey())));
    }
    if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
      return IntStream.range(0, expected.size())
          .allMatch(index -> same(expected.get(index), found.get(index)));
    }
    return expected.equals(found);
  }
}
