package org.signalbox.sbi.http.internal;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiHeaders;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiQuery;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.http.SbiTarget;
import org.signalbox.sbi.http.SbiTimes;

/**
 * Every request, from its header fields to its answer. Runs on event loops.
 *
 * <p>The body is gathered first and nothing is asked of the stream after that, so what came whole
 * is carried out whether or not its stream still lives.
 */
final class RequestService implements HttpService {

  /** Set once a request has come whole: from then on a time-out is the handler's. */
  static final AttributeKey<Boolean> WHOLE = AttributeKey.valueOf(RequestService.class, "WHOLE");

  private final RouteTable routes;
  private final HandlerRunner runner;
  private final RequestClock clock;
  private final int headerOctets;

  RequestService(RouteTable routes, HandlerRunner runner, RequestClock clock, int headerOctets) {
    this.routes = routes;
    this.runner = runner;
    this.clock = clock;
    this.headerOctets = headerOctets;
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.REQUEST_STREAMING;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    CompletableFuture<SbiResponse> answer =
        request
            .aggregate()
            .thenCompose(whole -> {
              context.setAttr(WHOLE, true);
              context.clearRequestTimeout();
              return answered(context, whole);
            });
    // What is known at once saves the engine a task and a stream of its own.
    return answer.isDone() && !answer.isCompletedExceptionally()
        ? ArmeriaResponses.of(answer.join())
        : HttpResponse.of(answer.thenApply(ArmeriaResponses::of));
  }

  private CompletableFuture<SbiResponse> answered(
      ServiceRequestContext context, AggregatedHttpRequest whole) {
    try {
      return answer(context, whole);
    } catch (RefusedRequest e) {
      return now(SbiResponse.problem(e.problem()));
    }
  }

  private CompletableFuture<SbiResponse> answer(
      ServiceRequestContext context, AggregatedHttpRequest whole) {
    if (octets(whole.headers()) > headerOctets) {
      return unknown(
          SbiResponse.problem(
              ProblemDetails.of(
                  431, "the header fields have more than " + headerOctets + " octets")));
    }
    String pathAndQuery = whole.path();
    int mark = pathAndQuery.indexOf('?');
    String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
    return switch (routes.find(method(whole.method()), path)) {
      case RouteTable.Unknown unknown -> unknown(SbiResponse.problem(unknown.problem()));
      case RouteTable.WrongMethod wrong -> unknown(MethodAnswers.of(whole.method().name(), wrong));
      case RouteTable.Found found -> {
        SbiTarget target =
            new SbiTarget(root(whole), path, found.parameters(), SbiQuery.parse(query));
        yield run(context, found.endpoint(), request(context, whole, target));
      }
    };
  }

  private SbiRequest request(
      ServiceRequestContext context, AggregatedHttpRequest whole, SbiTarget target) {
    SbiHeaders headers = name -> whole.headers().getAll(name);
    return new SbiRequest(
        method(whole.method()).orElseThrow(),
        target,
        headers,
        whole.content().array(),
        new SbiPeer(context.remoteAddress(), PeerIdentities.of(context.sslSession())),
        clock.read(headers));
  }

  private CompletableFuture<SbiResponse> run(
      ServiceRequestContext context, SbiEndpoint endpoint, SbiRequest request) {
    SbiTimes times = request.times();
    if (endpoint.execution(request) == SbiEndpoint.Execution.BLOCKING
        && times.deadline().isPresent()) {
      Duration patience = Duration.between(times.receivedAt(), times.deadline().get());
      if (patience.isPositive()) {
        context.setRequestTimeout(patience);
      }
    }
    return runner.run(endpoint, request);
  }

  private static String root(AggregatedHttpRequest whole) {
    return whole.headers().scheme() + "://" + whole.headers().authority();
  }

  private static Optional<SbiMethod> method(HttpMethod method) {
    return switch (method) {
      case GET -> Optional.of(SbiMethod.GET);
      case POST -> Optional.of(SbiMethod.POST);
      case PUT -> Optional.of(SbiMethod.PUT);
      case PATCH -> Optional.of(SbiMethod.PATCH);
      case DELETE -> Optional.of(SbiMethod.DELETE);
      case OPTIONS -> Optional.of(SbiMethod.OPTIONS);
      case HEAD, TRACE, CONNECT, UNKNOWN -> Optional.empty();
    };
  }

  /** As RFC 9113 §10.5.1 counts them. */
  private static long octets(RequestHeaders headers) {
    long octets = 0;
    for (var field : headers) {
      octets += field.getKey().length() + field.getValue().length() + 32L;
    }
    return octets;
  }

  /** The answer to a request that reaches no operation; it is found at once. */
  private CompletableFuture<SbiResponse> unknown(SbiResponse response) {
    runner.counts().countUnknown(response.status(), 0);
    return now(response);
  }

  private static CompletableFuture<SbiResponse> now(SbiResponse response) {
    return CompletableFuture.completedFuture(response);
  }
}
