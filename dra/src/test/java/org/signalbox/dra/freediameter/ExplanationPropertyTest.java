package org.signalbox.dra.freediameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.freediameter.RoutingFixture.Peer;
import org.signalbox.dra.route.RouteExplanation;

/** Explanations and decisions never part ways, over random rules, peers and requests. */
class ExplanationPropertyTest {

  private static final int ROUNDS = 500;
  private static final List<String> REALMS = List.of(RoutingFixture.REALM, "other.example");
  private static final List<String> USERS = List.of("001010000000001", "001012000000001", "");

  private static List<Peer> somePeers(Random random) {
    List<Peer> peers = new ArrayList<>();
    // Many peers take another path to the decision than few.
    int count = random.nextBoolean() ? 6 : 60;
    for (int i = 0; i < count; i++) {
      if (random.nextInt(4) > 0) {
        Set<Integer> applications =
            random.nextInt(4) > 0 ? Set.of(RoutingFixture.S6A) : Set.<Integer>of();
        peers.add(RoutingFixture.peer("hss0" + i, REALMS.get(random.nextInt(2)), applications, 0));
      }
    }
    return peers;
  }

  private static String someRules(Random random) {
    StringBuilder rules = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      String criterion =
          List.of("*", "un=[\"^001012\"]", "dr=\"" + RoutingFixture.REALM + "\"", "dh=\"hss01\"")
              .get(random.nextInt(4));
      String target =
          List.of("\"hss0" + random.nextInt(6) + "\"", "[\"hss0[0-2]\"]", "rlm=\"other.example\"")
              .get(random.nextInt(3));
      rules.append(criterion + " : " + target + " += " + (random.nextInt(200) - 100) + ";\n");
    }
    return rules.toString();
  }

  private static DiameterMessage someRequest(Random random) {
    DiameterMessage request = RoutingFixture.withUser(USERS.get(random.nextInt(3)));
    if (random.nextInt(3) == 0) {
      request = RoutingFixture.with(request, BaseAvp.DESTINATION_HOST, "hss0" + random.nextInt(6));
    }
    if (random.nextInt(3) == 0) {
      request = RoutingFixture.with(request, BaseAvp.ROUTE_RECORD, "hss0" + random.nextInt(6));
    }
    return request;
  }

  @Test
  void shouldExplainExactlyWhatTheRouterDoes() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      // Given
      Random random = new Random(seed);
      String rules = someRules(random);
      FreeDiameterRouter router = RoutingFixture.router(RoutingFixture.rules(rules));
      RoutingRequest request = RoutingFixture.routing(someRequest(random), somePeers(random));

      // When
      RouteExplanation explanation = router.explain(request);

      // Then
      String story = "seed " + seed + "\n" + rules + explanation;
      Set<String> firsts = new HashSet<>();
      for (int i = 0; i < 40; i++) {
        RouteDecision decision = router.route(request);
        firsts.add(RoutingFixture.candidates(decision).getFirst());
        assertThat(sent(decision)).as(story).isEqualTo(usable(explanation));
      }
      assertThat(explanation.refusal().isPresent()).as(story).isEqualTo(firsts.contains("3002"));
      if (explanation.refusal().isEmpty()) {
        assertThat(explanation.best()).as(story).containsAll(firsts);
      }
      assertThat(explanation.candidates())
          .as(story)
          .allMatch(candidate ->
              candidate.score()
                  == candidate.contributions().stream()
                      .mapToInt(RouteExplanation.Contribution::score)
                      .sum());
    }
  }

  private static Set<String> sent(RouteDecision decision) {
    return decision instanceof RouteDecision.Send
        ? new HashSet<>(RoutingFixture.candidates(decision))
        : Set.of();
  }

  private static Set<String> usable(RouteExplanation explanation) {
    return new HashSet<>(
        explanation.candidates().stream()
            .filter(RouteExplanation.Candidate::usable)
            .map(RouteExplanation.Candidate::peer)
            .toList());
  }

  @Test
  void shouldNameTheRuleBehindEachPartOfAScore() {
    // Given
    FreeDiameterRouter router =
        RoutingFixture.router(
            RoutingFixture.rules("* : \"hss02\" += 7;\nun=[\"^00101\"] : \"hss01\" += -70;"));

    // When
    RouteExplanation explanation =
        router.explain(
            RoutingFixture.routing(
                RoutingFixture.request(), RoutingFixture.peers("hss01", "hss02")));

    // Then
    assertThat(explanation.best()).containsExactly("hss02");
    assertThat(explanation.candidates().getFirst().contributions())
        .extracting(RouteExplanation.Contribution::what)
        .containsExactly("every peer", "Destination-Realm", "* : \"hss02\"");
    assertThat(explanation.candidates().getLast())
        .returns(-57, RouteExplanation.Candidate::score)
        .returns(false, RouteExplanation.Candidate::usable)
        .extracting(candidate -> candidate.contributions().getLast().position())
        .isEqualTo(Optional.of(new SourcePosition("rt_default.conf", 2, 1)));
  }
}
