package org.signalbox.dra.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerDecision;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.role.LearnedSides;
import org.signalbox.dra.role.PeerRole;
import org.signalbox.dra.role.PeerRoles;
import org.signalbox.dra.role.RoleConfig;
import org.signalbox.dra.role.RoleTable;
import org.signalbox.dra.role.Side;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.route.RouteExplanation;

/** Guards and roles around a router that takes every open peer. */
class GuardedRouterTest {

  private static final int S6A = 16_777_251;
  private static final int S13 = 16_777_252;
  private static final int ULR = 316;
  private static final int CLR = 317;
  private static final DiameterIdentity MME = DiameterIdentity.of("mme01.lab.example");
  private static final DiameterIdentity HSS = DiameterIdentity.of("hss01.lab.example");

  private final AtomicLong now = new AtomicLong();
  private final List<String> counted = new ArrayList<>();
  private final RateBuckets buckets = new RateBuckets(now::get);
  private final LearnedSides learned = new LearnedSides(RoleTable.standard());
  private final DiameterMetrics metrics =
      new DiameterMetrics() {
        @Override
        public void occurred(Occurrence occurrence, String peer) {
          counted.add(occurrence + " " + peer);
        }
      };
  private final ExplainingRouter everyPeer = new EveryPeer();

  /** Sends to every open peer, in order. */
  private static final class EveryPeer implements ExplainingRouter {

    @Override
    public RouteDecision route(RoutingRequest request) {
      return RouteDecision.send(request.message(), request.peers().peers());
    }

    @Override
    public RouteExplanation explain(RoutingRequest request) {
      List<String> names =
          request.peers().peers().stream().map(peer -> peer.identity().text()).toList();
      return new RouteExplanation(
          List.of(),
          names.stream()
              .map(name -> new RouteExplanation.Candidate(name, 1, List.of(), Optional.empty()))
              .toList(),
          new RouteExplanation.Outcome.Sent(
              names.stream().map(name -> new RouteExplanation.Share(name, 1)).toList(), List.of()));
    }
  }

  private record Open(DiameterIdentity identity) implements RoutablePeer {

    @Override
    public String realm() {
      return identity.realmPart();
    }

    @Override
    public Set<Integer> applications() {
      return Set.of(S6A);
    }

    @Override
    public boolean isRelay() {
      return false;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public int pending() {
      return 0;
    }
  }

  private GuardedRouter guarding(DiameterIdentity peer, PeerGuard guard) {
    return router(everyPeer, Map.of(peer, guard), Map.of());
  }

  private GuardedRouter router(
      ExplainingRouter inner,
      Map<DiameterIdentity, PeerGuard> guards,
      Map<DiameterIdentity, List<PeerRole>> roles) {
    return new GuardedRouter(
        inner,
        new PeerPolicy(new GuardConfig(guards, PeerGuard.NONE), RoleConfig.of(roles), true),
        new PeerRoles(RoleTable.standard(), RoleConfig.of(roles), learned),
        new GuardedRouter.Watch(metrics, buckets));
  }

  private static List<PeerRole> role(String name) {
    return List.of(RoleTable.standard().role(name).orElseThrow());
  }

  private static DiameterMessage request(int application, int command, DiameterIdentity origin) {
    MessageBuilder builder = DiameterMessage.request(application, command);
    builder.text(BaseAvp.ORIGIN_HOST, origin.text());
    builder.text(BaseAvp.ORIGIN_REALM, origin.realmPart());
    return builder.build();
  }

  private static RoutingRequest from(DiameterIdentity peer, DiameterMessage message) {
    return new RoutingRequest(
        message, Optional.of(peer), new PeerSnapshot(1, List.of(new Open(MME), new Open(HSS))));
  }

  /** The candidates, or the result code of a refusal. */
  private static List<String> outcome(RouteDecision decision) {
    return switch (decision) {
      case RouteDecision.Send send ->
          send.candidates().stream().map(peer -> peer.identity().text()).toList();
      case RouteDecision.Refuse refuse -> List.of(Integer.toString(refuse.fault().resultCode()));
      case RouteDecision.Answer answer -> List.of("answer");
      case RouteDecision.Deferred deferred ->
          outcome(deferred.decision().toCompletableFuture().join());
    };
  }

  @Test
  void shouldRefuseWith3004WhatComesAboveTheRateAndCountIt() {
    // Given
    GuardedRouter router = guarding(MME, PeerGuard.NONE.withReceiving(new RateLimit(1, 2)));
    DiameterMessage ulr = request(S6A, ULR, MME);

    // When
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      outcomes.addAll(outcome(router.route(from(MME, ulr))));
    }
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    List<String> later = outcome(router.route(from(MME, ulr)));

    // Then
    assertThat(outcomes).endsWith("3004").containsOnlyOnce("3004");
    assertThat(later).doesNotContain("3004");
    assertThat(counted).containsExactly("RATE_LIMITED mme01.lab.example");
  }

  @Test
  void shouldGiveEachUnnamedPeerALimitOfItsOwn() {
    // Given
    GuardedRouter router =
        new GuardedRouter(
            everyPeer,
            new PeerPolicy(
                new GuardConfig(Map.of(), PeerGuard.NONE.withReceiving(new RateLimit(1, 1))),
                RoleConfig.of(Map.of()),
                false),
            new PeerRoles(RoleTable.standard(), RoleConfig.of(Map.of()), learned),
            new GuardedRouter.Watch(metrics, buckets));
    router.route(from(MME, request(S13, 324, MME)));

    // When
    List<String> other = outcome(router.route(from(HSS, request(S13, 324, HSS))));
    List<String> again = outcome(router.route(from(MME, request(S13, 324, MME))));

    // Then
    assertThat(other).doesNotContain("3004");
    assertThat(again).containsExactly("3004");
  }

  @Test
  void shouldRefuseApplicationsWith3007AndCommandsWith3001() {
    // Given
    GuardedRouter router =
        guarding(MME, PeerGuard.NONE.withCommands(new AllowedCommands(Map.of(S6A, Set.of(ULR)))));

    // Then
    assertThat(outcome(router.route(from(MME, request(S6A, ULR, MME))))).doesNotContain("3001");
    assertThat(outcome(router.route(from(MME, request(S6A, CLR, MME))))).containsExactly("3001");
    assertThat(outcome(router.route(from(MME, request(S13, 324, MME))))).containsExactly("3007");
    assertThat(counted).containsOnly("COMMAND_REFUSED mme01.lab.example").hasSize(2);
  }

  @Test
  void shouldRefuseWith5004WhoSpeaksInAnothersNameAndLearnNothingFromIt() {
    // Given
    GuardedRouter router =
        guarding(MME, PeerGuard.NONE.withOrigin(OriginRule.itself("lab.example")));

    // When
    List<String> outcome = outcome(router.route(from(MME, request(S6A, CLR, HSS))));

    // Then
    assertThat(outcome).containsExactly("5004");
    assertThat(counted).containsExactly("ORIGIN_REFUSED mme01.lab.example");
    assertThat(learned.all()).isEmpty();
  }

  @Test
  void shouldCountButPassAnAnswerOfAStrangeOrigin() {
    // Given
    GuardedRouter router =
        guarding(HSS, PeerGuard.NONE.withOrigin(OriginRule.itself("lab.example")));
    RouteDecision.Send send = (RouteDecision.Send) router.route(from(MME, request(S6A, ULR, MME)));
    MessageBuilder builder = request(S6A, ULR, MME).answer().result(ResultCode.SUCCESS);
    builder.text(BaseAvp.ORIGIN_HOST, "hss02.other.example");
    builder.text(BaseAvp.ORIGIN_REALM, "other.example");
    DiameterMessage answer = builder.build();

    // When
    AnswerDecision decision = send.answers().onAnswer(answer, new Open(HSS));

    // Then
    assertThat(decision).isEqualTo(new AnswerDecision.Forward(answer));
    assertThat(counted).containsExactly("ANSWER_ORIGIN_STRANGE hss01.lab.example");
  }

  @Test
  void shouldNeverSendAnUpdateLocationToAnMme() {
    // Given
    GuardedRouter router = router(everyPeer, Map.of(), Map.of(MME, role("mme")));

    // Then
    assertThat(outcome(router.route(from(DiameterIdentity.of("x"), request(S6A, ULR, MME)))))
        .containsExactly("hss01.lab.example");
  }

  @Test
  void shouldNotSendAnUpdateLocationToAPeerThatHasSentOne() {
    // Given
    GuardedRouter router = router(everyPeer, Map.of(), Map.of());
    router.route(from(MME, request(S6A, ULR, MME)));
    DiameterIdentity other = DiameterIdentity.of("mme02.lab.example");

    // When
    List<String> outcome = outcome(router.route(from(other, request(S6A, ULR, other))));

    // Then
    assertThat(outcome).containsExactly("hss01.lab.example");
  }

  @Test
  void shouldAnswer3002WhenEveryCandidateIsOnTheWrongSide() {
    // Given
    GuardedRouter router = router(everyPeer, Map.of(), Map.of(MME, role("mme"), HSS, role("sgsn")));

    // Then
    assertThat(outcome(router.route(from(DiameterIdentity.of("x"), request(S6A, ULR, MME)))))
        .containsExactly("3002");
  }

  @Test
  void shouldRefuseWith3001ARequestThatTheRoleOfItsSenderDoesNotSend() {
    // Given
    GuardedRouter router = router(everyPeer, Map.of(), Map.of(MME, role("mme")));

    // Then
    assertThat(outcome(router.route(from(MME, request(S6A, CLR, MME))))).containsExactly("3001");
    assertThat(counted).containsExactly("COMMAND_REFUSED mme01.lab.example");
  }

  @Test
  void shouldLimitWhatAPeerIsSent() {
    // Given
    GuardedRouter router = guarding(HSS, PeerGuard.NONE.withSending(new RateLimit(1, 1)));

    // When
    boolean once = router.mayBeSent(HSS);
    boolean twice = router.mayBeSent(HSS);

    // Then
    assertThat(once).isTrue();
    assertThat(twice).isFalse();
    assertThat(router.mayBeSent(MME)).isTrue();
  }

  @Test
  void shouldNotFillTheBucketsOfLimitsThatAReloadLeavesAsTheyWere() {
    // Given
    PeerGuard both =
        PeerGuard.NONE.withSending(new RateLimit(1, 1)).withReceiving(new RateLimit(1, 1));
    GuardedRouter before = guarding(MME, both);
    before.mayBeSent(MME);
    before.route(from(MME, request(S13, 324, MME)));

    // When
    GuardedRouter same = guarding(MME, both);
    boolean sent = same.mayBeSent(MME);
    List<String> received = outcome(same.route(from(MME, request(S13, 324, MME))));

    // Then
    assertThat(sent).isFalse();
    assertThat(received).containsExactly("3004");
    assertThat(guarding(MME, PeerGuard.NONE.withSending(new RateLimit(1, 2))).mayBeSent(MME))
        .isTrue();
  }

  @Test
  void shouldGuardADecisionThatComesLater() {
    // Given
    ExplainingRouter later =
        new ExplainingRouter() {
          @Override
          public RouteDecision route(RoutingRequest request) {
            return new RouteDecision.Deferred(
                CompletableFuture.completedFuture(everyPeer.route(request)));
          }

          @Override
          public RouteExplanation explain(RoutingRequest request) {
            return everyPeer.explain(request);
          }
        };
    GuardedRouter router = router(later, Map.of(), Map.of(MME, role("mme")));

    // Then
    assertThat(outcome(router.route(from(DiameterIdentity.of("x"), request(S6A, ULR, MME)))))
        .containsExactly("hss01.lab.example");
  }

  @Test
  void shouldExplainWhoIsOutForItsSide() {
    // Given
    GuardedRouter router = router(everyPeer, Map.of(), Map.of(MME, role("mme")));

    // When
    RouteExplanation explanation =
        router.explain(from(DiameterIdentity.of("x"), request(S6A, ULR, MME)));

    // Then
    assertThat(explanation.best()).containsExactly("hss01.lab.example");
    assertThat(explanation.candidates())
        .filteredOn(candidate -> !candidate.usable())
        .containsExactly(
            new RouteExplanation.Candidate(
                "mme01.lab.example",
                1,
                List.of(),
                Optional.of("it is mme, client of S6a, and ULR goes to the server")));
  }

  @Test
  void shouldExplainAGuardsRefusalWithoutTakingFromTheRate() {
    // Given
    PeerGuard guard =
        PeerGuard.NONE
            .withReceiving(new RateLimit(1, 1))
            .withCommands(new AllowedCommands(Map.of(S6A, Set.of(ULR))));
    GuardedRouter router = router(everyPeer, Map.of(MME, guard), Map.of());

    // When
    RouteExplanation refused = router.explain(from(MME, request(S13, 324, MME)));
    router.explain(from(MME, request(S6A, ULR, MME)));

    // Then
    assertThat(refused.refusal())
        .contains(
            new RouteExplanation.Outcome.Refused(
                ResultCode.APPLICATION_UNSUPPORTED, "this peer may not use the application"));
    assertThat(outcome(router.route(from(MME, request(S6A, ULR, MME))))).doesNotContain("3004");
  }

  @Test
  void shouldOnlyNoteSidesWhereScoresAloneDecide() {
    // Given
    GuardedRouter router =
        new GuardedRouter(
            everyPeer,
            PeerPolicy.NONE,
            new PeerRoles(RoleTable.standard(), RoleConfig.of(Map.of()), learned),
            new GuardedRouter.Watch(metrics, buckets));

    // When
    router.route(from(MME, request(S6A, ULR, MME)));
    List<String> outcome =
        outcome(router.route(from(DiameterIdentity.of("x"), request(S6A, ULR, MME))));

    // Then
    assertThat(outcome).contains("mme01.lab.example");
    assertThat(learned.sides(MME, S6A)).containsExactly(Side.CLIENT);
  }

  @Test
  void shouldNotGuardRequestsOfTheNodeItself() {
    // Given
    GuardedRouter router = guarding(MME, PeerGuard.NONE.withReceiving(new RateLimit(1, 1)));
    RoutingRequest own =
        new RoutingRequest(
            request(S6A, ULR, MME), Optional.empty(), new PeerSnapshot(1, List.of(new Open(HSS))));

    // Then
    assertThat(outcome(router.route(own))).containsExactly("hss01.lab.example");
    assertThat(outcome(router.route(own))).containsExactly("hss01.lab.example");
  }
}
