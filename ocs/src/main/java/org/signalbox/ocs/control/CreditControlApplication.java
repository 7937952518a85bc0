package org.signalbox.ocs.control;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.signalbox.charging.session.BegunService;
import org.signalbox.charging.session.SessionAnswer;
import org.signalbox.charging.session.SessionCharging;
import org.signalbox.charging.session.SessionRefusal;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.Backlog;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ocs.message.ChargingAvp;
import org.signalbox.ocs.message.CreditControlAnswerEncoder;
import org.signalbox.ocs.message.CreditControlReading;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.CreditControlRequestDecoder;
import org.signalbox.ocs.message.RequestType;
import org.signalbox.ocs.message.SharedTexts;

/**
 * Answers Credit-Control-Requests (Diameter application 4; RFC 8506, TS 32.299: Ro and Gy).
 *
 * <h2>Threads</h2>
 *
 * The event loop that brought a request reads, maps and plans it, and hands it to the charging core
 * without waiting. What came of it is told on the ledger's thread, which only hands it back to the
 * same loop; that composes and encodes the answer. So nothing of one session needs a lock but the
 * table of sessions.
 *
 * <h2>Too late</h2>
 *
 * 3004 means that nothing was done, so it is said before the ledger logs a request (here when too
 * many are under way, by the ledger when one waited for a second) and never after. A request that
 * the ledger has logged is answered however long the disk takes, so the node sets it no limit.
 */
public final class CreditControlApplication implements DiameterApplication {

  /** The command Credit-Control (RFC 8506 §3). */
  private static final int CREDIT_CONTROL = 272;

  private static final String SILENT = "the ledger is silent";

  private final SessionCharging charging;
  private final ServiceMapPort map;
  private final NodeTime time;
  private final ControlLimits limits;
  private final ClientSessions sessions;
  private final LoadLimit load;
  private final ClientRequestAdapter clients;
  private final ClientNames names = new ClientNames();
  private final CreditControlCounts counts = new CreditControlCounts();

  /**
   * @param charging the charging core
   * @param map who is charged for what
   * @param time the node's clock
   */
  public CreditControlApplication(
      SessionCharging charging, ServiceMapPort map, NodeTime time, ControlLimits limits) {
    this.charging = charging;
    this.map = map;
    this.time = time;
    this.limits = limits;
    this.sessions = new ClientSessions(limits.sessionsMax());
    this.load = new LoadLimit(limits.underWayMax(), limits.underWayEnough());
    this.clients = new ClientRequestAdapter(sessions, time);
    charging.notices().connect(clients);
    charging.open().connect(clients);
  }

  @Override
  public AdvertisedApplication advertised() {
    return AdvertisedApplication.auth(CreditControlAnswerEncoder.APPLICATION);
  }

  /** Kamailio looks for credit control as 3GPP's Ro. */
  @Override
  public List<AdvertisedApplication> alsoAdvertised() {
    return List.of(
        AdvertisedApplication.vendor(CreditControlAnswerEncoder.APPLICATION, ChargingAvp.VENDOR));
  }

  /** What may have been logged is never refused as too busy. */
  @Override
  public boolean isRefusedWhenLate() {
    return false;
  }

  /** Calls for help are served however many others wait. */
  @Override
  public boolean boundsItself() {
    return true;
  }

  /** The ledger knows them by session and number, over connections and restarts. */
  @Override
  public boolean knowsRepeats() {
    return true;
  }

  @Override
  public Backlog backlog() {
    return load.backlog();
  }

  @Override
  public void started(DiameterNode node, Origin local) {
    clients.connect(node, local);
  }

  /** The charging core. */
  public SessionCharging charging() {
    return charging;
  }

  /** What is asked of clients. */
  public ClientRequestAdapter clients() {
    return clients;
  }

  /** What was counted. */
  public CreditControlCounts counts() {
    return counts;
  }

  /** Requests under way. */
  public int underWay() {
    return load.underWay();
  }

  /** Sessions remembered beside the charging core. */
  public int sessionsRemembered() {
    return sessions.size();
  }

  ClientSessions sessions() {
    return sessions;
  }

  @Override
  public CompletionStage<DiameterMessage> handle(IncomingRequest incoming) {
    DiameterMessage message = incoming.message();
    if (message.commandCode() != CREDIT_CONTROL) {
      counts.refusedUnread(ResultCode.COMMAND_UNSUPPORTED);
      return refuse(
          incoming, MessageFault.of(ResultCode.COMMAND_UNSUPPORTED, "no command of this node"));
    }
    long began = time.nanoTime();
    return switch (CreditControlRequestDecoder.read(message)) {
      case CreditControlReading.Refused(MessageFault fault) -> {
        counts.refusedUnread(fault.resultCode());
        yield refuse(incoming, fault);
      }
      case CreditControlReading.Read(CreditControlRequest request) ->
          charge(new Call(incoming, request, began));
    };
  }

  /** A request that was read. */
  private record Call(IncomingRequest incoming, CreditControlRequest request, long beganNanos) {}

  private CompletionStage<DiameterMessage> charge(Call call) {
    CreditControlRequest request = call.request();
    Optional<MessageFault> foreign = CurrencyCheck.fault(request, map);
    if (foreign.isPresent()) {
      RequestAnswer refusal = new RequestAnswer.Refusal(foreign.get());
      counts.answered(request.type(), refusal, time.nanoTime() - call.beganNanos());
      return refuse(call.incoming(), foreign.get());
    }
    boolean begins = request.type() == RequestType.INITIAL || request.type() == RequestType.EVENT;
    Optional<ClientSession> known = begins ? Optional.empty() : sessions.find(request.sessionId());
    RequestPlan plan = plan(call, known);
    // What is free asks nothing of the ledger that it would have to wait for.
    boolean isCounted = !plan.charged().isFree();
    if (isCounted && !load.enter(begins && !plan.isNeverRefused())) {
      return CompletableFuture.completedFuture(
          answer(call, plan, refusal(SessionRefusal.Reason.TOO_BUSY, "too many are under way")));
    }
    CompletionStage<DiameterMessage> answered =
        plan.isUncertain() ? recall(call, plan) : charge(call, plan);
    return isCounted ? answered.whenComplete((_, _) -> load.leave()) : answered;
  }

  private RequestPlan plan(Call call, Optional<ClientSession> known) {
    return new RequestPlanner(call.request(), map, known, time.instant()).plan();
  }

  /** Only what the session began as tells what becomes of the request, and nobody here knows it. */
  private CompletionStage<DiameterMessage> recall(Call call, RequestPlan unsure) {
    CompletableFuture<List<BegunService>> asked =
        charging.services(call.request().sessionId()).copy();
    // It may be a call for help, which is not kept waiting: its client asks elsewhere.
    NodeTime.Timer timer =
        time.schedule(
            limits.freePatience(),
            call.incoming().loop(),
            () -> asked.completeExceptionally(new TimeoutException(SILENT)));
    var _ = asked.whenComplete((_, _) -> timer.cancel());
    return asked
        .handleAsync(
            (services, fault) ->
                fault == null ? recalled(call, unsure, services) : unknown(call, unsure, fault),
            call.incoming().loop())
        .thenCompose(answered -> answered);
  }

  private CompletionStage<DiameterMessage> recalled(
      Call call, RequestPlan unsure, List<BegunService> services) {
    if (services.isEmpty()) {
      return charge(call, unsure);
    }
    List<ClientSession.Service> begun =
        services.stream().map(service -> RecalledService.of(service, map)).toList();
    return charge(call, plan(call, Optional.of(begun(call).with(begun))));
  }

  /** Nobody can say what it began as: it comes again, so that what was used is not lost. */
  private CompletionStage<DiameterMessage> unknown(Call call, RequestPlan unsure, Throwable why) {
    SessionAnswer busy = refusal(SessionRefusal.Reason.TOO_BUSY, String.valueOf(why.getMessage()));
    return CompletableFuture.completedFuture(answer(call, unsure, busy));
  }

  private CompletionStage<DiameterMessage> charge(Call call, RequestPlan plan) {
    CompletableFuture<SessionAnswer> came = new CompletableFuture<>();
    // What has to be charged waits: silence would not tell whether it was.
    if (plan.isNeverRefused() && !plan.isToBeCharged()) {
      limit(call, came);
    }
    charging.charge(plan.charged(), came::complete);
    return came.thenApplyAsync(result -> answer(call, plan, result), call.incoming().loop());
  }

  /** Who calls for help is not kept waiting for a disk. */
  private void limit(Call call, CompletableFuture<SessionAnswer> came) {
    NodeTime.Timer timer =
        time.schedule(
            limits.freePatience(),
            call.incoming().loop(),
            () -> came.complete(refusal(SessionRefusal.Reason.FAILED, SILENT)));
    var _ = came.whenComplete((_, _) -> timer.cancel());
  }

  private static SessionAnswer refusal(SessionRefusal.Reason reason, String detail) {
    return new SessionAnswer.Refused(new SessionRefusal(reason, detail));
  }

  /** The event loop again. */
  private DiameterMessage answer(Call call, RequestPlan plan, SessionAnswer came) {
    remember(call, plan, came);
    RequestAnswer answer = AnswerComposer.compose(plan, came);
    if (AnswerComposer.isUnrecorded(plan, came)) {
      counts.unrecorded();
    }
    Origin local = call.incoming().local();
    DiameterMessage message =
        switch (answer) {
          case RequestAnswer.Answer(var content) ->
              CreditControlAnswerEncoder.encode(call.request(), content, local);
          case RequestAnswer.Refusal(MessageFault fault) ->
              CreditControlAnswerEncoder.refuse(call.incoming().message(), fault, local);
        };
    counts.answered(call.request().type(), answer, time.nanoTime() - call.beganNanos());
    return message;
  }

  private void remember(Call call, RequestPlan plan, SessionAnswer came) {
    CreditControlRequest request = call.request();
    switch (request.type()) {
      case INITIAL, UPDATE -> {
        if (came instanceof SessionAnswer.Answered answered && goesOn(plan, answered)) {
          sessions.change(
              request.sessionId(),
              () -> begun(call),
              known ->
                  known.heardFrom(call.incoming().from()).with(plan.reported(known, answered)));
        }
      }
      case TERMINATION -> {
        // The same end that comes again is bounded by the same clock.
        if (!(came instanceof SessionAnswer.Refused(SessionRefusal why) && why.isToComeAgain())) {
          sessions.forget(request.sessionId());
        }
      }
      case EVENT -> {
        // Over as soon as it is answered.
      }
    }
  }

  /** Whether the client has a session after its request: nothing is kept of one that is refused. */
  private static boolean goesOn(RequestPlan plan, SessionAnswer.Answered came) {
    return plan.charged().phase() != SessionPhase.ATTEMPT
        || plan.slots().isEmpty()
        || came.services().stream().anyMatch(service -> service.refusal().isEmpty());
  }

  private ClientSession begun(Call call) {
    DiameterMessage message = call.incoming().message();
    DiameterIdentity from = call.incoming().from();
    String named = call.request().originHost();
    DiameterIdentity host = DiameterIdentity.isValid(named) ? names.of(named) : from;
    Optional<String> realm = message.avps().text(BaseAvp.ORIGIN_REALM);
    return new ClientSession(
        call.request().sessionId(),
        host,
        SharedTexts.of(realm.filter(DiameterIdentity::isValid).orElseGet(host::realmPart)),
        from,
        List.of());
  }

  private static CompletionStage<DiameterMessage> refuse(
      IncomingRequest incoming, MessageFault fault) {
    return CompletableFuture.completedFuture(
        CreditControlAnswerEncoder.refuse(incoming.message(), fault, incoming.local()));
  }
}
