package org.signalbox.dra.freediameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.dra.freediameter.RoutingFixture.REALM;
import static org.signalbox.dra.freediameter.RoutingFixture.S6A;
import static org.signalbox.dra.freediameter.RoutingFixture.firsts;
import static org.signalbox.dra.freediameter.RoutingFixture.peers;
import static org.signalbox.dra.freediameter.RoutingFixture.request;
import static org.signalbox.dra.freediameter.RoutingFixture.rules;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.freediameter.RoutingFixture.Peer;

/** The posts' networks and the arithmetic measured on the daemon. */
class ScoreRouterTest {

  private static final String LOW_HSS02 = "dr=\"" + REALM + "\" : \"hss02\" += -70 ;\n";
  private static final String HIGH_HSS01 = "dr=\"" + REALM + "\" : \"hss01\" += 100 ;\n";
  private static final String LAB = "un=\"001019999999999999\" : \"hss-lab\" += 200 ;\n";
  private static final String MVNO = "un=[\"^001012.*\"] : \"hss-mvno-x\" += 200 ;\n";

  private static final List<Peer> FOUR_HSS = peers("hss01", "hss02", "hss-mvno-x", "hss-lab");

  @Test
  void shouldShareEvenlyBetweenTwoHssWithoutAnyRule() {
    // Given
    ScoreRouter router = new ScoreRouter(rules(""));

    // When
    Map<String, Integer> firsts = firsts(router, request(), peers("hss01", "hss02"), 10_000);

    // Then
    assertThat(firsts).containsOnlyKeys("hss01", "hss02");
    assertThat(firsts.get("hss01")).isCloseTo(5_000, Offset.offset(300));
  }

  @Test
  void shouldSendToTheDestinationHostOnly() {
    // Given
    ScoreRouter router = new ScoreRouter(rules(""));

    // When
    Map<String, Integer> firsts =
        firsts(
            router,
            request().with(RouteField.DESTINATION_HOST, "HSS02"),
            peers("hss01", "hss02"),
            100);

    // Then
    assertThat(firsts).containsOnlyKeys("hss02");
  }

  @Test
  void shouldNeverSendBackToWhereTheRequestHasPassed() {
    // Given
    ScoreRouter router = new ScoreRouter(rules("* : \"hss01\" += 500 ;"));

    // When
    Map<String, Integer> firsts =
        firsts(router, request().passedBy("hss01"), peers("hss01", "hss02"), 100);

    // Then
    assertThat(firsts).containsOnlyKeys("hss02");
  }

  @Test
  void shouldLeaveAThirdToEachOfTheOthersWhenOneIsSetLow() {
    // Given
    ScoreRouter router = new ScoreRouter(rules(LOW_HSS02));

    // When
    Map<String, Integer> firsts = firsts(router, request(), FOUR_HSS, 12_000);

    // Then
    assertThat(firsts).containsOnlyKeys("hss01", "hss-mvno-x", "hss-lab");
    assertThat(firsts.values())
        .allSatisfy(count -> assertThat(count).isCloseTo(4_000, Offset.offset(300)));
  }

  @Test
  void shouldSendAllToTheHighestScore() {
    // Given
    ScoreRouter router = new ScoreRouter(rules(LOW_HSS02 + HIGH_HSS01));

    // When
    Map<String, Integer> firsts = firsts(router, request(), FOUR_HSS, 100);

    // Then
    assertThat(firsts).containsOnlyKeys("hss01");
  }

  @ParameterizedTest
  @CsvSource({
    "001019999999999999, hss-lab",
    "001012000000001, hss-mvno-x",
    "001010000000001, hss01"
  })
  void shouldRouteSubscribersByTheirNumber(String imsi, String hss) {
    // Given
    ScoreRouter router = new ScoreRouter(rules(LOW_HSS02 + HIGH_HSS01 + LAB + MVNO));

    // When
    Map<String, Integer> firsts =
        firsts(router, request().with(RouteField.USER_NAME, imsi), FOUR_HSS, 100);

    // Then
    assertThat(firsts).containsOnlyKeys(hss);
  }

  @Test
  void shouldSendAllToHss02UnderTheLastConfigurationAsItIsPrinted() {
    // Given
    ScoreRouter router = new ScoreRouter(rules(lastConfiguration("hss02")));

    // When
    Map<String, Integer> firsts =
        firsts(router, request(), peers("hss01", "hss02", "hss03", "hss04"), 1_000);

    // Then
    assertThat(firsts).containsOnlyKeys("hss02");
  }

  @Test
  void shouldUseHss03AndHss04ThenHss01ThenHss02UnderTheLastConfigurationAsItIsMeant() {
    // Given
    ScoreRouter router = new ScoreRouter(rules(lastConfiguration("hss03")));

    // When
    Map<String, Integer> allUp =
        firsts(router, request(), peers("hss01", "hss02", "hss03", "hss04"), 10_000);
    Map<String, Integer> newOnesDown = firsts(router, request(), peers("hss01", "hss02"), 100);
    Map<String, Integer> lastOneUp = firsts(router, request(), peers("hss02"), 100);

    // Then
    assertThat(allUp).containsOnlyKeys("hss03", "hss04");
    assertThat(allUp.get("hss03")).isCloseTo(5_000, Offset.offset(300));
    assertThat(newOnesDown).containsOnlyKeys("hss01");
    assertThat(lastOneUp).containsOnlyKeys("hss02");
  }

  @ParameterizedTest
  @CsvSource({"-13, hss01", "-14, 3002"})
  void shouldDeliverFromScoreZeroOn(int ruleScore, String outcome) {
    // Given
    ScoreRouter router = new ScoreRouter(rules("* : \"hss01\" += " + ruleScore + " ;"));

    // When
    Map<String, Integer> firsts = firsts(router, request(), peers("hss01"), 10);

    // Then
    assertThat(firsts).containsOnlyKeys(outcome);
  }

  @ParameterizedTest
  @CsvSource({"1, 3002", "2, relay.lab.example"})
  void shouldUseAPeerOfAnotherRealmOnlyWhenARuleLiftsIt(int ruleScore, String outcome) {
    // Given
    ScoreRouter router = new ScoreRouter(rules("* : \"relay.lab.example\" += " + ruleScore + " ;"));
    Peer relay = new Peer("relay.lab.example", "lab.example", Set.of(S6A), 0);

    // When
    Map<String, Integer> firsts = firsts(router, request(), List.of(relay), 10);

    // Then
    assertThat(firsts).containsOnlyKeys(outcome);
  }

  @Test
  void shouldLetADestinationHostOutweighAMissingApplicationAsTheDaemonDoes() {
    // Given
    ScoreRouter router = new ScoreRouter(rules(""));
    Peer without = new Peer("hss01", REALM, Set.of(), 0);

    // When
    List<ScoreRouter.Ranked> ranked =
        router.rank(
            request().with(RouteField.DESTINATION_HOST, "hss01"), List.of(without), new Random(1));

    // Then: 100 - 70 - 2
    assertThat(ranked).containsExactly(new ScoreRouter.Ranked(without, 28));
  }

  @Test
  void shouldKeepAnOrdinaryPeerWithoutTheApplicationOut() {
    // Given
    ScoreRouter router = new ScoreRouter(rules(""));
    Peer without = new Peer("hss01", REALM, Set.of(), 0);

    // When
    List<ScoreRouter.Ranked> ranked = router.rank(request(), List.of(without), new Random(1));

    // Then
    assertThat(ranked).isEmpty();
  }

  @Test
  void shouldAddUpEveryMatchingRule() {
    // Given
    ScoreRouter router =
        new ScoreRouter(
            rules(
                """
                * : "hss01" += 1 ;
                * : "HSS01" += 2 ;
                dr="MNC001.mcc001.3gppnetwork.org" : rlm="mnc001.mcc001.3gppnetwork.org" += 4 ;
                un=["^00101"] : ["^hss0[0-9]$"] += 8 ;
                oh="nobody" : "hss01" += 1000 ;
                """));

    // When
    List<ScoreRouter.Ranked> ranked = router.rank(request(), peers("hss01"), new Random(1));

    // Then
    assertThat(ranked.getFirst().score()).isEqualTo(-2 + 15 + 1 + 2 + 4 + 8);
  }

  @Test
  void shouldAnswerARequestWithAnEmptyUserNameToo() {
    // Given
    ScoreRouter router = new ScoreRouter(rules(LAB));

    // When
    List<ScoreRouter.Ranked> ranked =
        router.rank(request().with(RouteField.USER_NAME, ""), peers("hss01"), new Random(1));

    // Then
    assertThat(ranked).hasSize(1);
  }

  @Test
  void shouldNotTakeABeginningForTheWholeText() {
    // Given
    ScoreRouter router = new ScoreRouter(rules("un=\"001019999999999\" : \"hss01\" += 50 ;"));

    // When
    List<ScoreRouter.Ranked> ranked =
        router.rank(request().with(RouteField.USER_NAME, "00101"), peers("hss01"), new Random(1));

    // Then
    assertThat(ranked.getFirst().score()).isEqualTo(13);
  }

  @Test
  void shouldPreferTheLeastPendingAmongTheBest() {
    // Given
    ScoreRouter router = new ScoreRouter(balancing());
    List<Peer> open =
        List.of(
            new Peer("hss01", REALM, Set.of(S6A), 7),
            new Peer("hss02", REALM, Set.of(S6A), 3),
            new Peer("hss03", REALM, Set.of(S6A), 5));

    // When
    Map<String, Integer> firsts = firsts(router, request(), open, 100);

    // Then
    assertThat(firsts).containsOnlyKeys("hss02");
  }

  @Test
  void shouldScoreByPatternsOverPathsOfAvps() {
    // Given
    List<String> path = List.of("Subscription-Id", "Subscription-Id-Data");
    PatternRule rule =
        new PatternRule(
            path, Pattern.compile("^614"), "hss02", 30, new SourcePosition("rt_ereg.conf", 1, 1));
    ScoreRouter router = new ScoreRouter(withPatternRule(rule));

    // When
    Map<String, Integer> matching =
        firsts(router, request().with(path, "61412345678"), peers("hss01", "hss02"), 100);

    // Then
    assertThat(matching).containsOnlyKeys("hss02");
  }

  private static String lastConfiguration(String high) {
    return """
    dr="%1$s" : "hss02" += 10 ;
    dr="%1$s" : "hss01" += 20 ;
    dr="%1$s" : "%2$s" += 100 ;
    dr="%1$s" : "hss04" += 100 ;
    """
        .formatted(REALM, high);
  }

  private static RoutingExtensions balancing() {
    return new RoutingExtensions(
        List.of(),
        List.of(),
        false,
        true,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static RoutingExtensions withPatternRule(PatternRule rule) {
    return new RoutingExtensions(
        List.of(),
        List.of(rule),
        false,
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
