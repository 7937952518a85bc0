package org.signalbox.sbi.http.internal;

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
import java.util.Map;
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
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.sbi.http.SbiTarget;
import org.signalbox.sbi.http.SbiTimes;

/**
 * Every request, from its header fields to its answer. Runs on event loops.
 *
 * <p>What the header fields decide is decided before a body is kept: who must not do it, or too
 * often, costs no memory. Then the body is gathered, and nothing is asked of the stream after that,
 * so what came whole is carried out whether or not its stream still lives.
 */
final class RequestService implements HttpService {

  /** Set once a request has come whole: from then on a time-out is the handler's. */
  static final AttributeKey<Boolean> WHOLE = AttributeKey.valueOf(RequestService.class, "WHOLE");

  private static final byte[] NO_BODY = {};

  private final RouteTable routes;
  private final HandlerRunner runner;
  private final RequestClock clock;
  private final PeerTrust trust;
  private final ClientAssertions assertions;
  private final BodyBudget budget;
  private final int headerOctets;

  RequestService(
      RouteTable routes, HandlerRunner runner, SbiServerConfig config, Optional<TlsFiles> tls) {
    this.routes = routes;
    this.runner = runner;
    this.clock = new RequestClock(config.clock());
    this.trust = new PeerTrust(tls);
    this.assertions = new ClientAssertions(tls, runner.guard()::isScp);
    this.budget = new BodyBudget(config.limits().bodies());
    this.headerOctets = config.limits().headerOctets();
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.REQUEST_STREAMING;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    Admission admission = admission(context, request.headers());
    CompletableFuture<SbiResponse> answer =
        request.isEmpty()
            ? whole(context, request, admission)
            : gathered(context, request, admission);
    // What is known at once saves the engine a task and a stream of its own.
    return answer.isDone() && !answer.isCompletedExceptionally()
        ? ArmeriaResponses.of(answer.join())
        : HttpResponse.of(answer.thenApply(ArmeriaResponses::of));
  }

  /** What the header fields of a request decide. */
  private sealed interface Admission {}

  /** Nothing was said against it so far; its body may still be on its way. */
  private record Admitted(SbiEndpoint endpoint, SbiRequest head) implements Admission {}

  /** It is refused whatever its body is. */
  private record Rejected(SbiResponse response) implements Admission {}

  private Admission admission(ServiceRequestContext context, RequestHeaders headers) {
    try {
      return admitted(context, headers);
    } catch (RefusedRequest e) {
      return unknown(SbiResponse.problem(e.problem()));
    }
  }

  private Admission admitted(ServiceRequestContext context, RequestHeaders headers) {
    if (context.sslSession() != null
        && trust.isGone(context.sslSession(), clock.clock().instant())) {
      CompletableFuture<Void> _ = context.initiateConnectionShutdown();
      return unknown(
          SbiResponse.problem(ProblemDetails.of(401, "the certificate is not trusted any more")));
    }
    if (octets(headers) > headerOctets) {
      return unknown(
          SbiResponse.problem(
              ProblemDetails.of(
                  431, "the header fields have more than " + headerOctets + " octets")));
    }
    String pathAndQuery = headers.path();
    int mark = pathAndQuery.indexOf('?');
    String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
    return switch (routes.find(method(headers.method()), path)) {
      case RouteTable.Unknown unknown -> unknown(SbiResponse.problem(unknown.problem()));
      case RouteTable.WrongMethod wrong ->
          unknown(MethodAnswers.of(headers.method().name(), wrong));
      case RouteTable.Found(SbiEndpoint endpoint, Map<String, String> parameters) -> {
        SbiTarget target = new SbiTarget(root(headers), path, parameters, SbiQuery.parse(query));
        yield switch (sender(context, headers, path)) {
          case ClientAssertions.Known(SbiPeer peer) ->
              admitted(endpoint, head(headers, target, peer));
          case ClientAssertions.Unknown(SbiPeer scp, ProblemDetails problem, boolean isTold) ->
              new Rejected(runner.counted(endpoint, runner.guard().unproven(scp, problem, isTold)));
        };
      }
    };
  }

  private Admission admitted(SbiEndpoint endpoint, SbiRequest head) {
    Optional<SbiResponse> refusal = runner.refusal(endpoint, head);
    return refusal.isPresent()
        ? new Rejected(runner.counted(endpoint, refusal.get()))
        : new Admitted(endpoint, head);
  }

  private ClientAssertions.Sender sender(
      ServiceRequestContext context, RequestHeaders headers, String path) {
    return assertions.sender(
        context.remoteAddress(),
        PeerIdentities.of(context.sslSession()),
        name -> headers.getAll(name),
        new ClientAssertions.Occasion(clock.clock().instant(), path));
  }

  private SbiRequest head(RequestHeaders headers, SbiTarget target, SbiPeer peer) {
    SbiHeaders fields = name -> headers.getAll(name);
    return new SbiRequest(
        method(headers.method()).orElseThrow(), target, fields, NO_BODY, peer, clock.read(fields));
  }

  /** A request that ends with its header fields. */
  private CompletableFuture<SbiResponse> whole(
      ServiceRequestContext context, HttpRequest request, Admission admission) {
    CompletableFuture<?> _ = request.aggregate();
    hasCome(context);
    return switch (admission) {
      case Rejected(SbiResponse response) -> CompletableFuture.completedFuture(response);
      case Admitted(SbiEndpoint endpoint, SbiRequest head) -> run(context, endpoint, head);
    };
  }

  private CompletableFuture<SbiResponse> gathered(
      ServiceRequestContext context, HttpRequest request, Admission admission) {
    BodyBudget.Share share =
        budget.share(context.log().partial().channel(), client(context, admission));
    IncomingBody body =
        switch (admission) {
          case Rejected(SbiResponse response) -> IncomingBody.refused(share, response);
          case Admitted(SbiEndpoint endpoint, SbiRequest _) ->
              IncomingBody.kept(share, endpoint.bodyOctets(), octets(request.headers()));
        };
    request.subscribe(body, context.eventLoop().withoutContext());
    return body.arrived()
        .thenCompose(arrived -> {
          hasCome(context);
          CompletableFuture<SbiResponse> answer = answer(context, admission, arrived);
          CompletableFuture<?> _ = answer.whenComplete((response, fault) -> share.giveBack());
          return answer;
        });
  }

  private static String client(ServiceRequestContext context, Admission admission) {
    return switch (admission) {
      case Rejected _ -> ClientName.of(context.remoteAddress());
      case Admitted(SbiEndpoint _, SbiRequest head) -> ClientName.of(head.peer());
    };
  }

  private CompletableFuture<SbiResponse> answer(
      ServiceRequestContext context, Admission admission, IncomingBody.Arrived arrived) {
    return switch (admission) {
      case Rejected(SbiResponse response) -> CompletableFuture.completedFuture(response);
      case Admitted(SbiEndpoint endpoint, SbiRequest head) ->
          switch (arrived) {
            case IncomingBody.Refused(SbiResponse refusal) ->
                CompletableFuture.completedFuture(runner.counted(endpoint, refusal));
            case IncomingBody.Whole(byte[] octets) ->
                run(context, endpoint, head.whole(octets, clock.clock().instant()));
          };
    };
  }

  /** From here on nothing is asked of the stream any more. */
  private static void hasCome(ServiceRequestContext context) {
    context.setAttr(WHOLE, true);
    context.clearRequestTimeout();
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

  private static String root(RequestHeaders headers) {
    return headers.scheme() + "://" + headers.authority();
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
  private Rejected unknown(SbiResponse response) {
    runner.counts().countUnknown(response.status(), 0);
    return new Rejected(response);
  }
}
