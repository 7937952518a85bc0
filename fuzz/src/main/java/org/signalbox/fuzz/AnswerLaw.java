package org.signalbox.fuzz;

import org.signalbox.rpc.ExactJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every answer of the API, whatever was asked. */
final class AnswerLaw {

  /** Reads numbers of any size: an id is echoed as it was sent. */
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final String INTERNAL_ERROR = "SERVER_ERROR: internal error";

  private AnswerLaw() {}

  /**
   * Checks one answer, its line feed included.
   *
   * @param sent what was asked: the fuzzer tries the very words that are looked for, and an answer
   *     may repeat them
   */
  static void check(String answer, String sent) {
    JsonNode json = read(answer);
    if (!String.join(" ", json.propertyNames()).equals("id result error")) {
      throw new AssertionError("other members: " + answer);
    }
    String error = json.get("error").isNull() ? "" : json.get("error").stringValue();
    boolean leaks = error.contains("Exception") && !canSay(sent, "Exception");
    boolean empty = error.endsWith(": null") && !canSay(sent, "null\"");
    boolean isError = !json.get("error").isNull();
    if (error.equals(INTERNAL_ERROR) || leaks || empty || (isError && error.isEmpty())) {
      throw new AssertionError("an error of the program itself: " + answer);
    }
    if (answer.indexOf('\n') != answer.length() - 1) {
      throw new AssertionError("not one line: " + answer);
    }
  }

  /** Whether a request holds a word, or may hold it in another spelling. */
  private static boolean canSay(String sent, String word) {
    return sent.contains(word) || sent.contains("\\u");
  }

  /**
   * Whether a text is exactly one JSON value within the bounds of a request. A number beyond them
   * ends a TCP connection like text that is no JSON, so it is left to {@link RequestStreamFuzz}.
   */
  static boolean isJson(String text) {
    try {
      return !STRICT.readTree(text).isMissingNode() && !ExactJson.read(text).isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static JsonNode read(String answer) {
    try {
      return MAPPER.readTree(answer);
    } catch (JacksonException e) {
      throw new AssertionError("no JSON: " + answer, e);
    }
  }
}
