package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.signalbox.dra.yaml.RouteFileFixture.attach;
import static org.signalbox.dra.yaml.RouteFileFixture.fromMme;
import static org.signalbox.dra.yaml.RouteFileFixture.open;
import static org.signalbox.dra.yaml.RouteFileFixture.peer;
import static org.signalbox.dra.yaml.RouteFileFixture.tried;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.route.RouteExplanation;
import org.signalbox.dra.route.RouteExplanation.Candidate;
import org.signalbox.dra.route.RouteExplanation.Outcome;
import org.signalbox.dra.route.RouteExplanation.Share;
import org.signalbox.dra.route.RouteExplanation.Step;
import org.signalbox.dra.yaml.RouteFileFixture.Peer;

/** Why a request goes where it goes, in the words of people. */
class RouteExplanationTest {

  private static final String FILE =
      """
      groups: {hss: [{peer: hss01, weight: 3}, hss02, {peer: hss03, priority: 2}, mme02, hss-lab]}
      tables: {t: {of: imsi, entries: {"90170": "realm:ipx.example"}}}
      routes:
        - {name: mvno, when: {application: S6a, imsi: "001012"}, then: {to: hss-mvno-x}}
        - {name: roamers, when: {imsi: "table:t"}, then: {to: "table:t"}}
        - {name: home, when: {application: S6a, from: "role:mme"}, then: {to: hss}}
      """;

  private static final List<Peer> OPEN =
      RouteFileFixture.and(
          open("mme01", "mme02", "hss01", "hss02", "hss03"),
          peer("hss-lab", RouteFileFixture.REALM, 4),
          peer("hub", "ipx.example"));

  private static RouteExplanation explain(String imsi) {
    return RouteFileFixture.router(FILE).explain(fromMme(attach(imsi), OPEN));
  }

  @Test
  void shouldTellWhyEachRouteWasMetOrNot() {
    // When
    List<Step> steps = explain("001010000000001").steps();

    // Then
    assertThat(steps).extracting(Step::what).containsExactly("mvno", "roamers", "home");
    assertThat(steps).extracting(Step::taken).containsExactly(false, false, true);
    assertThat(steps.get(0).why()).isEqualTo("another imsi, not imsi 001012");
    assertThat(steps.get(1).why()).isEqualTo("another imsi, not imsi table:t");
    assertThat(steps.get(2).why()).isEqualTo("application S6a, from role:mme");
    assertThat(steps.get(2).position().orElseThrow()).hasToString("dra.yaml:17:5");
  }

  @Test
  void shouldTellEachCandidatesPartAndWhyOthersAreOut() {
    // When
    RouteExplanation explanation = explain("001010000000001");

    // Then
    assertThat(explanation.candidates())
        .extracting(Candidate::peer, Candidate::score, Candidate::exclusion)
        .containsExactly(
            tuple("hss01", 3, Optional.empty()),
            tuple("hss02", 1, Optional.empty()),
            tuple("hss03", 1, Optional.empty()),
            tuple("mme02", 1, Optional.of("it is mme, client of S6a, and ULR goes to the server")),
            tuple("hss-lab", 1, Optional.of("it did not name the application S6a")));
    assertThat(explanation.candidates().getFirst().contributions().getFirst().what())
        .isEqualTo("member of hss, place 1");
    assertThat(explanation.outcome())
        .isEqualTo(
            new Outcome.Sent(
                List.of(new Share("hss01", 3), new Share("hss02", 1)), List.of("hss03")));
  }

  @Test
  void shouldTellTheRealmThatIsWrittenIntoTheRequest() {
    // When
    RouteExplanation explanation = explain("901700000000001");

    // Then
    assertThat(explanation.steps())
        .extracting(step -> step.what() + ": " + step.why())
        .endsWith(
            "table t: the imsi leads to realm:ipx.example",
            "Destination-Realm: it becomes ipx.example");
    assertThat(explanation.best()).containsExactly("hub");
  }

  @Test
  void shouldTellThatAPeerIsNotConnected() {
    // When
    RouteExplanation explanation = explain("001012000000001");

    // Then
    assertThat(explanation.candidates())
        .containsExactly(
            new Candidate("hss-mvno-x", 0, List.of(), Optional.of("it is not connected")));
    assertThat(explanation.refusal()).map(Outcome.Refused::resultCode).contains(3002);
  }

  @Test
  void shouldExplainWithoutMovingTheTurn() {
    // Given
    ExplainingRouter router = RouteFileFixture.router(FILE);
    ExplainingRouter same = RouteFileFixture.router(FILE);
    RoutingRequest request = fromMme(attach("001010000000001"), OPEN);

    for (int i = 0; i < 10; i++) {
      // When
      router.explain(request);

      // Then
      assertThat(tried(router.route(request))).isEqualTo(tried(same.route(request)));
    }
  }

  @Test
  void shouldTellARefusalAndARedirect() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            routes:
              - {when: {imsi: "1"}, then: {redirect: {hosts: "aaa://a.example"}}}
              - {then: {refuse: {code: 5003, text: no}}}
            """);

    // When
    Outcome redirected = router.explain(fromMme(attach("111111"), OPEN)).outcome();
    Outcome refused = router.explain(fromMme(attach("222222"), OPEN)).outcome();

    // Then
    assertThat(redirected).isEqualTo(new Outcome.Redirected(List.of("aaa://a.example")));
    assertThat(refused).isEqualTo(new Outcome.Refused(5003, "no"));
  }
}
