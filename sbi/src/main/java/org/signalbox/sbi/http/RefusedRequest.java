package org.signalbox.sbi.http;

import java.util.List;

/**
 * A request that is answered with a problem. Thrown by what reads requests, caught by the server,
 * which makes it the answer.
 */
public final class RefusedRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ProblemDetails problem;

  public RefusedRequest(ProblemDetails problem) {
    // Refusals are ordinary answers: no stack trace is filled in for hostile clients.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** A body that is not what the operation takes. */
  public static RefusedRequest invalidBody(String detail) {
    return new RefusedRequest(ProblemDetails.of(400, "INVALID_MSG_FORMAT", detail));
  }

  /** Members of a body that are there and wrong. */
  public static RefusedRequest invalidMembers(List<InvalidParam> params) {
    return new RefusedRequest(
        ProblemDetails.of(400, "MANDATORY_IE_INCORRECT", told(params)).with(params));
  }

  /** A query parameter that is wrong. */
  public static RefusedRequest invalidQuery(String parameter, String reason) {
    return new RefusedRequest(
        ProblemDetails.of(400, "INVALID_QUERY_PARAM", parameter + ": " + reason)
            .with(new InvalidParam(parameter, reason)));
  }

  /** A query parameter that must be there and is not. */
  public static RefusedRequest missingQuery(String parameter) {
    String reason = "is missing";
    return new RefusedRequest(
        ProblemDetails.of(400, "MANDATORY_QUERY_PARAM_MISSING", parameter + " " + reason)
            .with(new InvalidParam(parameter, reason)));
  }

  /** A resource that does not exist. */
  public static RefusedRequest notFound(String cause, String detail) {
    return new RefusedRequest(ProblemDetails.of(404, cause, detail));
  }

  private static String told(List<InvalidParam> params) {
    InvalidParam first = params.getFirst();
    String rest = params.size() == 1 ? "" : " (and " + (params.size() - 1) + " more)";
    return first.param() + ": " + first.reason() + rest;
  }

  /** What is wrong. */
  public ProblemDetails problem() {
    return problem;
  }
}
