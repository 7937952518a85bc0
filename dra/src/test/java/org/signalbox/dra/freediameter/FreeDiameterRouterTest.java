package org.signalbox.dra.freediameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.dra.freediameter.RoutingFixture.REALM;
import static org.signalbox.dra.freediameter.RoutingFixture.S6A;
import static org.signalbox.dra.freediameter.RoutingFixture.candidates;
import static org.signalbox.dra.freediameter.RoutingFixture.extensions;
import static org.signalbox.dra.freediameter.RoutingFixture.firsts;
import static org.signalbox.dra.freediameter.RoutingFixture.peer;
import static org.signalbox.dra.freediameter.RoutingFixture.peers;
import static org.signalbox.dra.freediameter.RoutingFixture.request;
import static org.signalbox.dra.freediameter.RoutingFixture.router;
import static org.signalbox.dra.freediameter.RoutingFixture.routing;
import static org.signalbox.dra.freediameter.RoutingFixture.rules;
import static org.signalbox.dra.freediameter.RoutingFixture.with;
import static org.signalbox.dra.freediameter.RoutingFixture.withHost;
import static org.signalbox.dra.freediameter.RoutingFixture.withUser;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerDecision;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.dra.freediameter.RoutingFixture.Peer;

/** The posts' networks and the arithmetic measured on the daemon. */
class FreeDiameterRouterTest {

  private static final String LOW_HSS02 = "dr=\"" + REALM + "\" : \"hss02\" += -70 ;\n";
  private static final String HIGH_HSS01 = "dr=\"" + REALM + "\" : \"hss01\" += 100 ;\n";
  private static final String LAB = "un=\"001019999999999999\" : \"hss-lab\" += 200 ;\n";
  private static final String MVNO = "un=[\"^001012.*\"] : \"hss-mvno-x\" += 200 ;\n";

  private static final List<Peer> FOUR_HSS = peers("hss01", "hss02", "hss-mvno-x", "hss-lab");

  @Test
  void shouldShareEvenlyBetweenTwoHssWithoutAnyRule() {
    // Given
    FreeDiameterRouter router = router(rules(""));

    // When
    Map<String, Integer> firsts = firsts(router, request(), peers("hss01", "hss02"), 10_000);

    // Then
    assertThat(firsts).containsOnlyKeys("hss01", "hss02");
    assertThat(firsts.get("hss01")).isCloseTo(5_000, Offset.offset(300));
  }

  @Test
  void shouldLookAtTheFirstHostsOfALongRedirectOnly() {
    // Given
    FreeDiameterRouter router = router(extensions(List.of(), List.of(), Set.of("rt_redirect")));
    List<Peer> open = peers("hss01", "hss02");
    DiameterMessage request = withHost("hss01");
    RouteDecision.Send sent = (RouteDecision.Send) router.route(routing(request, open));
    MessageBuilder redirect = request.answer().result(ResultCode.REDIRECT_INDICATION);
    for (int i = 0; i < 64; i++) {
      redirect.text(BaseAvp.REDIRECT_HOST, "aaa://other" + i);
    }
    redirect.text(BaseAvp.REDIRECT_HOST, "aaa://hss02");

    // When
    AnswerDecision decision = sent.answers().onAnswer(redirect.build(), open.getFirst());

    // Then
    assertThat(decision).isInstanceOf(AnswerDecision.Forward.class);
  }

  @Test
  void shouldLetABusyServerMakeWayAlsoWhereARedirectLedToIt() {
    // Given
    FreeDiameterRouter router =
        router(extensions(List.of(), List.of(), Set.of("rt_redirect", "rt_busypeers")));
    List<Peer> open = peers("hss01", "hss02");
    DiameterMessage request = withHost("hss01");
    RouteDecision.Send sent = (RouteDecision.Send) router.route(routing(request, open));
    MessageBuilder redirect = request.answer().result(ResultCode.REDIRECT_INDICATION);
    redirect.text(BaseAvp.REDIRECT_HOST, "aaa://hss02");
    AnswerDecision.Reroute followed =
        (AnswerDecision.Reroute) sent.answers().onAnswer(redirect.build(), open.getFirst());
    RouteDecision.Send led = (RouteDecision.Send) followed.decision();

    // When
    AnswerDecision decision =
        led.answers()
            .onAnswer(
                ErrorAnswer.of(request, Origin.of("hss02", REALM), ResultCode.TOO_BUSY, "busy"),
                open.getLast());

    // Then
    assertThat(candidates(led)).containsExactly("hss02");
    assertThat(decision).isInstanceOf(AnswerDecision.TryNext.class);
  }

  @Test
  void shouldSendToTheDestinationHostOnly() {
    // Given
    FreeDiameterRouter router = router(rules(""));

    // When
    Map<String, Integer> firsts = firsts(router, withHost("HSS02"), peers("hss01", "hss02"), 100);

    // Then
    assertThat(firsts).containsOnlyKeys("hss02");
  }

  @Test
  void shouldLetNeitherTheHiddenHostNorItsRulesScore() {
    // Given
    List<ScoreRule> toHost = rules("dh=\"hss02\" : \"hss02\" += 50 ;").scoreRules();
    FreeDiameterRouter router = router(extensions(toHost, List.of(), Set.of("rt_ignore_dh")));

    // When
    Map<String, Integer> firsts = firsts(router, withHost("hss02"), peers("hss01", "hss02"), 100);

    // Then
    assertThat(firsts).containsOnlyKeys("hss01", "hss02");
  }

  @Test
  void shouldNeverSendBackToWhereTheRequestHasPassed() {
    // Given
    FreeDiameterRouter router = router(rules("* : \"hss01\" += 500 ;"));

    // When
    Map<String, Integer> firsts =
        firsts(
            router, with(request(), BaseAvp.ROUTE_RECORD, "hss01"), peers("hss01", "hss02"), 100);

    // Then
    assertThat(firsts).containsOnlyKeys("hss02");
  }

  @Test
  void shouldLeaveAThirdToEachOfTheOthersWhenOneIsSetLow() {
    // Given
    FreeDiameterRouter router = router(rules(LOW_HSS02));

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
    FreeDiameterRouter router = router(rules(LOW_HSS02 + HIGH_HSS01));

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
    FreeDiameterRouter router = router(rules(LOW_HSS02 + HIGH_HSS01 + LAB + MVNO));

    // When
    Map<String, Integer> firsts = firsts(router, withUser(imsi), FOUR_HSS, 100);

    // Then
    assertThat(firsts).containsOnlyKeys(hss);
  }

  @Test
  void shouldSendAllToHss02UnderTheLastConfigurationAsItIsPrinted() {
    // Given
    FreeDiameterRouter router = router(rules(lastConfiguration("hss02")));

    // When
    Map<String, Integer> firsts =
        firsts(router, request(), peers("hss01", "hss02", "hss03", "hss04"), 1_000);

    // Then
    assertThat(firsts).containsOnlyKeys("hss02");
  }

  @Test
  void shouldUseHss03AndHss04ThenHss01ThenHss02UnderTheLastConfigurationAsItIsMeant() {
    // Given
    FreeDiameterRouter router = router(rules(lastConfiguration("hss03")));

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
    FreeDiameterRouter router = router(rules("* : \"hss01\" += " + ruleScore + " ;"));

    // When
    Map<String, Integer> firsts = firsts(router, request(), peers("hss01"), 10);

    // Then
    assertThat(firsts).containsOnlyKeys(outcome);
  }

  @ParameterizedTest
  @CsvSource({"1, 3002", "2, relay.lab.example"})
  void shouldUseAPeerOfAnotherRealmOnlyWhenARuleLiftsIt(int ruleScore, String outcome) {
    // Given
    FreeDiameterRouter router = router(rules("* : \"relay.lab.example\" += " + ruleScore + " ;"));
    Peer relay = peer("relay.lab.example", "lab.example", Set.of(S6A), 0);

    // When
    Map<String, Integer> firsts = firsts(router, request(), List.of(relay), 10);

    // Then
    assertThat(firsts).containsOnlyKeys(outcome);
  }

  @Test
  void shouldLetADestinationHostOutweighAMissingApplicationAsTheDaemonDoes() {
    // Given: 100 - 70 - 2 for hss01, 15 - 2 for hss02
    FreeDiameterRouter router = router(rules(""));
    List<Peer> open =
        List.of(peer("hss01", REALM, Set.of(), 0), peer("hss02", REALM, Set.of(S6A), 0));

    // When
    List<String> candidates = candidates(router.route(routing(withHost("hss01"), open)));

    // Then
    assertThat(candidates).containsExactly("hss01", "hss02");
  }

  @Test
  void shouldKeepAnOrdinaryPeerWithoutTheApplicationOut() {
    // Given
    FreeDiameterRouter router = router(rules(""));
    List<Peer> open = List.of(peer("hss01", REALM, Set.of(), 0));

    // When
    List<String> candidates = candidates(router.route(routing(request(), open)));

    // Then
    assertThat(candidates).containsExactly("3002");
  }

  @Test
  void shouldAddUpEveryMatchingRule() {
    // Given: hss01 gets 15 in all, hss02 exactly 14 or 16 by one rule
    String scores =
        """
        * : "hss01" += 1 ;
        * : "HSS01" += 2 ;
        dr="MNC001.mcc001.3gppnetwork.org" : rlm="mnc001.mcc001.3gppnetwork.org" += 4 ;
        un=["^00101"] : ["^hss0[1-1]$"] += 8 ;
        oh="nobody" : "hss01" += 1000 ;
        * : "hss02" += %d ;
        """;

    // When
    List<String> below =
        candidates(
            router(rules(scores.formatted(10))).route(routing(request(), peers("hss01", "hss02"))));
    List<String> above =
        candidates(
            router(rules(scores.formatted(12))).route(routing(request(), peers("hss01", "hss02"))));

    // Then
    assertThat(below).containsExactly("hss01", "hss02");
    assertThat(above).containsExactly("hss02", "hss01");
  }

  @Test
  void shouldAnswerARequestWithAnEmptyUserNameToo() {
    // Given
    FreeDiameterRouter router = router(rules(LAB));

    // When
    List<String> candidates = candidates(router.route(routing(withUser(""), peers("hss01"))));

    // Then
    assertThat(candidates).containsExactly("hss01");
  }

  @Test
  void shouldNotTakeABeginningForTheWholeText() {
    // Given
    FreeDiameterRouter router = router(rules("un=\"001019999999999\" : \"hss01\" += -50 ;"));

    // When
    List<String> candidates = candidates(router.route(routing(withUser("00101"), peers("hss01"))));

    // Then
    assertThat(candidates).containsExactly("hss01");
  }

  @Test
  void shouldPreferTheLeastPendingAmongTheBest() {
    // Given
    FreeDiameterRouter router = router(extensions(List.of(), List.of(), Set.of("rt_load_balance")));
    List<Peer> open =
        List.of(
            peer("hss01", REALM, Set.of(S6A), 7),
            peer("hss02", REALM, Set.of(S6A), 3),
            peer("hss03", REALM, Set.of(S6A), 5));

    // When
    Map<String, Integer> firsts = firsts(router, request(), open, 100);

    // Then
    assertThat(firsts).containsOnlyKeys("hss02");
  }

  @Test
  void shouldScoreByPatternsOverPathsOfAvps() {
    // Given
    PatternRule rule =
        new PatternRule(
            List.of(BaseAvp.USER_NAME),
            Pattern.compile("^00101[0-4]"),
            "hss02",
            30,
            new SourcePosition("rt_ereg.conf", 1, 1));
    FreeDiameterRouter router = router(extensions(List.of(), List.of(rule), Set.of()));

    // When
    Map<String, Integer> matching = firsts(router, request(), peers("hss01", "hss02"), 100);

    // Then
    assertThat(matching).containsOnlyKeys("hss02");
  }

  @Test
  void shouldRefuseARequestOverTheSizeLimit() {
    // Given
    FreeDiameterRouter router = router(extensions(List.of(), List.of(), Set.of("rt_deny_by_size")));
    DiameterMessage large = with(request(), BaseAvp.CLASS, "x".repeat(200));

    // When
    List<String> outcome = candidates(router.route(routing(large, peers("hss01"))));

    // Then
    assertThat(outcome).containsExactly("5012");
  }

  @Test
  void shouldTakeTheNextRealmOutOfADecoratedUserName() {
    // Given
    FreeDiameterRouter router = router(rules(""));
    List<Peer> open = List.of(peer("edge-b", "b.example", Set.of(S6A), 0));

    // When
    RouteDecision decision = router.route(routing(withUser("b.example!001@" + REALM), open));

    // Then
    assertThat(decision).isInstanceOf(RouteDecision.Send.class);
    DiameterMessage sent = ((RouteDecision.Send) decision).request();
    assertThat(sent.avps().text(BaseAvp.USER_NAME)).contains("001@b.example");
    assertThat(sent.avps().text(BaseAvp.DESTINATION_REALM)).contains("b.example");
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
}
