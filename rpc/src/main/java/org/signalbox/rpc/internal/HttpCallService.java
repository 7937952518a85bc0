package org.signalbox.rpc.internal;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.TimeoutException;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.signalbox.rpc.RpcMetricsPort.Refusal;

/**
 * {@code /jsonrpc}: a body with any number of requests to a body with their answers.
 *
 * <p>The status is 200 whatever the answers say, as clients of the reference expect; what is no
 * JSON-RPC (also GET) gets 200 with an empty body. Without credentials, where some are needed: 401.
 * Runs on event loops.
 */
final class HttpCallService implements HttpService {

  private static final ResponseHeaders OK =
      ResponseHeaders.of(HttpStatus.OK, HttpHeaderNames.CONTENT_TYPE, MediaType.JSON);
  private static final ResponseHeaders WHO_ARE_YOU =
      ResponseHeaders.builder(HttpStatus.UNAUTHORIZED)
          .add(HttpHeaderNames.WWW_AUTHENTICATE, HttpAuthentication.CHALLENGES)
          .build();

  private final HttpAuthentication authentication;
  private final DoorContext context;

  HttpCallService(HttpAuthentication authentication, DoorContext context) {
    this.authentication = authentication;
    this.context = context;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext request, HttpRequest body) {
    String authorization = body.headers().get(HttpHeaderNames.AUTHORIZATION, "");
    if (!authentication.allows(authorization)) {
      context.metrics().refused(Refusal.NOT_AUTHORISED);
      return HttpResponse.of(WHO_ARE_YOU);
    }
    if (body.method() != HttpMethod.POST) {
      return HttpResponse.of(OK);
    }
    String caller = authentication.user(authorization);
    HttpBodyCollector collector = new HttpBodyCollector(context.memory().waiting());
    body.subscribe(collector);
    return HttpResponse.of(
        collector
            .whole()
            .whenComplete((whole, fault) -> hangUpAfter(request, fault))
            .thenCompose(whole -> answer(request, whole, caller))
            .whenComplete((answer, fault) -> collector.giveBack()));
  }

  /** The rest of a body that did not end in time or is too large is not waited for. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on how the closing ends.
  private void hangUpAfter(ServiceRequestContext request, @Nullable Throwable fault) {
    if (fault != null) {
      boolean tooSlow = fault instanceof TimeoutException;
      context.metrics().refused(tooSlow ? Refusal.TOO_SLOW : Refusal.REQUEST_LIMIT);
      request.initiateConnectionShutdown(Duration.ZERO);
    }
  }

  private CompletableFuture<HttpResponse> answer(
      ServiceRequestContext request, byte[] whole, String caller) {
    // The time-out is for requests that do not end; a call may take as long as it needs.
    request.clearRequestTimeout();
    HttpAnswers answers = new HttpAnswers();
    JsonFramer framer = JsonFramer.over(whole, context.limits());
    while (framer.next() == JsonFramer.Outcome.VALUE) {
      int octets = framer.valueLength();
      boolean hasRoom = context.memory().begin(octets);
      int taken = hasRoom ? octets : 0;
      RpcRequest decoded =
          RpcRequestDecoder.decode(framer.buffer(), framer.valueOffset(), octets, hasRoom);
      if (!(decoded instanceof RpcRequest.Call call)) {
        context.memory().end(taken);
        context.metrics().refused(Refusal.NOT_JSON);
        break;
      }
      answers.expect();
      context
          .dispatcher()
          .dispatch(
              call.by(caller),
              answer -> {
                context.memory().end(taken);
                answers.add(answer);
              });
    }
    return answers.whole().thenApply(octets -> HttpResponse.of(OK, HttpData.wrap(octets)));
  }
}
