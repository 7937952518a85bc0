package org.signalbox.sbi.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of every refusal (RFC 9457, TS 29.571 §5.2.4.1).
 *
 * @param status the status code, 400 to 599
 * @param title what kind of problem, for people
 * @param detail what happened this time, for people
 * @param cause the machine's word for it (TS 29.500 §5.2.7.2)
 * @param invalidParams every parameter that is wrong
 */
public record ProblemDetails(
    int status,
    String title,
    String detail,
    Optional<String> cause,
    List<InvalidParam> invalidParams) {

  /** The media type of its JSON. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public ProblemDetails {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a problem has a status from 400 to 599, not " + status);
    }
    invalidParams = List.copyOf(invalidParams);
  }

  /** A problem with a cause. */
  public static ProblemDetails of(int status, String cause, String detail) {
    return new ProblemDetails(
        status, StatusTitle.of(status), detail, Optional.of(cause), List.of());
  }

  /** A problem that the status says enough about. */
  public static ProblemDetails of(int status, String detail) {
    return new ProblemDetails(status, StatusTitle.of(status), detail, Optional.empty(), List.of());
  }

  /** The same with one more parameter that is wrong. */
  public ProblemDetails with(InvalidParam param) {
    List<InvalidParam> more = new ArrayList<>(invalidParams);
    more.add(param);
    return new ProblemDetails(status, title, detail, cause, more);
  }

  /** The same with these parameters that are wrong. */
  public ProblemDetails with(List<InvalidParam> params) {
    return new ProblemDetails(status, title, detail, cause, params);
  }

  /** Its JSON. */
  public byte[] octets() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("title", title).put("status", status).put("detail", detail);
    cause.ifPresent(word -> json.put("cause", word));
    if (!invalidParams.isEmpty()) {
      ArrayNode params = json.putArray("invalidParams");
      for (InvalidParam param : invalidParams) {
        params.addObject().put("param", param.param()).put("reason", param.reason());
      }
    }
    return SbiJson.write(json);
  }
}
