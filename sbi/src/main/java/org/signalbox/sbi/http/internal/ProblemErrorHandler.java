package org.signalbox.sbi.http.internal;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiResponse;

/** Makes a problem of whatever the HTTP engine refuses by itself. */
final class ProblemErrorHandler implements ServerErrorHandler {

  @Override
  public HttpResponse onServiceException(ServiceRequestContext context, Throwable fault) {
    return ArmeriaResponses.of(SbiResponse.problem(problem(context, Exceptions.peel(fault))));
  }

  private static ProblemDetails problem(ServiceRequestContext context, Throwable fault) {
    if (fault instanceof RequestTimeoutException) {
      return context.hasAttr(RequestService.WHOLE)
          ? HandlerRunner.tooLate()
          : ProblemDetails.of(408, "the request did not end in time");
    }
    if (fault instanceof HttpStatusException refused) {
      return violation(refused.httpStatus().code(), null);
    }
    return ProblemDetails.of(500, "SYSTEM_FAILURE", "the request could not be served");
  }

  static ProblemDetails tooLarge() {
    return ProblemDetails.of(413, "the body is larger than is taken");
  }

  @Override
  public AggregatedHttpResponse onProtocolViolation(
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    return ArmeriaResponses.whole(SbiResponse.problem(violation(status.code(), description)));
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      @Nullable ServiceRequestContext context,
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    return ArmeriaResponses.whole(SbiResponse.problem(violation(status.code(), description)));
  }

  private static ProblemDetails violation(int status, @Nullable String description) {
    if (status == 413) {
      return tooLarge();
    }
    int code = status < 400 ? 400 : status;
    return ProblemDetails.of(code, description == null ? "malformed request" : description);
  }
}
