package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.dra.yaml.RouteFileFixture.REALM;
import static org.signalbox.dra.yaml.RouteFileFixture.S6A;
import static org.signalbox.dra.yaml.RouteFileFixture.attach;
import static org.signalbox.dra.yaml.RouteFileFixture.firsts;
import static org.signalbox.dra.yaml.RouteFileFixture.fromMme;
import static org.signalbox.dra.yaml.RouteFileFixture.open;
import static org.signalbox.dra.yaml.RouteFileFixture.peer;
import static org.signalbox.dra.yaml.RouteFileFixture.sent;
import static org.signalbox.dra.yaml.RouteFileFixture.sentBy;
import static org.signalbox.dra.yaml.RouteFileFixture.toRealm;
import static org.signalbox.dra.yaml.RouteFileFixture.tried;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.node.AnswerDecision;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.yaml.RouteFileFixture.Peer;

/** What becomes of a request that meets a route, or none. */
class RouteActionsTest {

  private static final String IMSI = "001010000000001";
  private static final List<Peer> OPEN = open("mme01", "hss01", "hss02", "hss03");

  private static ExplainingRouter doing(String then) {
    return RouteFileFixture.router("routes: [{then: {%s}}]".formatted(then));
  }

  private static List<String> triedUnder(String then) {
    return tried(doing(then).route(fromMme(attach(IMSI), OPEN)));
  }

  @Test
  void shouldTryDestinationsInTheirOrderAndEachPeerOnce() {
    assertThat(triedUnder("to: [hss03, hss01, hss03]")).containsExactly("hss03", "hss01");
  }

  @Test
  void shouldCountWhichRouteDecided() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router("routes: [{name: attach, then: {to: [hss01]}}]");

    // When
    router.route(fromMme(attach(IMSI), OPEN));
    router.explain(fromMme(attach(IMSI), OPEN));

    // Then
    assertThat(router.decisions()).isEqualTo(Map.of("attach", 1L, "no route", 0L));
  }

  @Test
  void shouldTryTheStandbyAfterTheWholeFirstPlace() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            groups: {hss: [{peer: hss03, priority: 2}, hss01, hss02]}
            routes: [{then: {to: hss}}]
            """);

    // When
    List<String> tried = tried(router.route(fromMme(attach(IMSI), OPEN)));

    // Then
    assertThat(tried).hasSize(3).endsWith("hss03");
  }

  @Test
  void shouldLeaveTheShareOfAMissingPeerToTheOthersInProportion() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            groups: {hss: [{peer: hss01, weight: 6}, {peer: hss02, weight: 3}, hss03]}
            routes: [{then: {to: hss}}]
            """);

    // When
    Map<String, Integer> shares =
        firsts(router, fromMme(attach(IMSI), open("mme01", "hss02", "hss03")), 400);

    // Then
    assertThat(shares).isEqualTo(Map.of("hss02", 300, "hss03", 100));
  }

  @Test
  void shouldShareOutWhateverRouteRecordsAPeerMadeUpBefore() {
    // Given
    List<String> names = IntStream.range(0, 10).mapToObj(i -> "server" + i).toList();
    StringBuilder file = new StringBuilder();
    names.forEach(name -> file.append("  " + name + ": {realm: " + REALM + "}\n"));
    file.append("groups: {all: [" + String.join(", ", names) + "]}\nroutes: [{then: {to: all}}]");
    ExplainingRouter router = RouteFileFixture.router(file.toString());
    List<Peer> open = open(names.toArray(String[]::new));
    for (int set = 1; set < 512; set++) {
      RouteFileFixture.Request request = toRealm(REALM);
      for (int place = 0; place < names.size(); place++) {
        if ((set >> place & 1) != 0) {
          request.text(BaseAvp.ROUTE_RECORD, names.get(place));
        }
      }
      router.route(fromMme(request.build(), open));
    }

    // When: one is down
    Map<String, Integer> shares = firsts(router, fromMme(attach(IMSI), open.subList(0, 9)), 90);

    // Then
    assertThat(shares).hasSize(9).allSatisfy((peer, share) -> assertThat(share).isEqualTo(10));
  }

  @Test
  void shouldNotSendWhereTheApplicationIsNotKnownWhateverTheRoute() {
    // Given
    ExplainingRouter router = doing("to: [hss01, hss02]");
    List<Peer> peers = List.of(peer("hss01", REALM, 4), peer("hss02", REALM, S6A));

    // When
    List<String> tried = tried(router.route(fromMme(attach(IMSI), peers)));

    // Then
    assertThat(tried).containsExactly("hss02");
  }

  @Test
  void shouldRefuse3002WhenNoDestinationOfTheRouteIsLeft() {
    assertThat(tried(doing("to: hss01").route(fromMme(attach(IMSI), open("hss02")))))
        .containsExactly("3002");
  }

  @Test
  void shouldRefuse3003ForARealmThatNobodyServesAnd3002ForOneWhosePeersAreDown() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");

    // When
    List<String> unknown = tried(router.route(fromMme(toRealm("nowhere.example").build(), OPEN)));
    List<String> down = tried(router.route(fromMme(toRealm("IPX.example").build(), OPEN)));

    // Then
    assertThat(unknown).containsExactly("3003");
    assertThat(down).containsExactly("3002");
  }

  @Test
  void shouldGoToTheRealmWhenTheNamedHostIsNotConnected() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");
    DiameterMessage request = toRealm(REALM).text(BaseAvp.DESTINATION_HOST, "hss09").build();

    // When
    List<String> tried = tried(router.route(fromMme(request, OPEN)));

    // Then
    assertThat(tried).containsExactlyInAnyOrder("hss01", "hss02", "hss03");
  }

  @Test
  void shouldRewriteTheDestination() {
    // Given
    ExplainingRouter router =
        doing("to: hss01, set: {destination-realm: a.example, destination-host: b.a.example}");

    // When
    RouteDecision.Send send = sent(router.route(fromMme(attach(IMSI), OPEN)));

    // Then
    assertThat(send.request().avps().text(BaseAvp.DESTINATION_REALM)).contains("a.example");
    assertThat(send.request().avps().text(BaseAvp.DESTINATION_HOST)).contains("b.a.example");
  }

  @Test
  void shouldTakeOutTheDestinationHostAndThenRouteByTheNewRealm() {
    // Given
    ExplainingRouter router =
        doing("set: {destination-realm: ipx.example, destination-host: none}");
    DiameterMessage request = toRealm(REALM).text(BaseAvp.DESTINATION_HOST, "hss09").build();

    // When
    RouteDecision.Send send =
        sent(router.route(fromMme(request, List.of(peer("hub", "ipx.example")))));

    // Then
    assertThat(tried(send)).containsExactly("hub");
    assertThat(send.request().avps().has(BaseAvp.DESTINATION_HOST)).isFalse();
    assertThat(send.request().avps().text(BaseAvp.DESTINATION_REALM)).contains("ipx.example");
  }

  @Test
  void shouldSendThroughAHubWithTheRealmThatTheTableNames() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            tables:
              partners:
                of: imsi
                entries:
                  "90170": {to: hub, destination-realm: epc.mnc070.mcc901.3gppnetwork.org}
                  "9017099": hss02
            routes: [{when: {imsi: "table:partners"}, then: {to: ["table:partners", hss01]}}]
            """);
    List<Peer> peers = RouteFileFixture.and(OPEN, peer("hub", "ipx.example"));

    // When
    RouteDecision.Send roamer = sent(router.route(fromMme(attach("901700000000001"), peers)));
    RouteDecision.Send tester = sent(router.route(fromMme(attach("901709900000001"), peers)));

    // Then
    assertThat(tried(roamer)).containsExactly("hub", "hss01");
    assertThat(roamer.request().avps().text(BaseAvp.DESTINATION_REALM))
        .contains("epc.mnc070.mcc901.3gppnetwork.org");
    assertThat(tried(tester)).containsExactly("hss02", "hss01");
    assertThat(tester.request()).isEqualTo(attach("901709900000001"));
  }

  @Test
  void shouldNotFallBackToPeersThatWouldNeedAnotherRealmInTheRequest() {
    // Given
    ExplainingRouter router = doing("to: ['realm:a.example', 'realm:b.example', hss01]");
    List<Peer> peers = List.of(peer("a", "a.example"), peer("b", "b.example"));

    // When
    RouteDecision.Send both = sent(router.route(fromMme(attach(IMSI), peers)));
    RouteDecision.Send one = sent(router.route(fromMme(attach(IMSI), peers.subList(1, 2))));

    // Then
    assertThat(tried(both)).containsExactly("a");
    assertThat(both.request().avps().text(BaseAvp.DESTINATION_REALM)).contains("a.example");
    assertThat(tried(one)).containsExactly("b");
    assertThat(one.request().avps().text(BaseAvp.DESTINATION_REALM)).contains("b.example");
  }

  @Test
  void shouldRouteByTheHostThatTheRouteSetsAndNotByTheOneThatCame() {
    // Given
    DiameterMessage request = toRealm(REALM).text(BaseAvp.DESTINATION_HOST, "hss01").build();

    // When
    List<String> other =
        tried(doing("set: {destination-host: hss02}").route(fromMme(request, OPEN)));
    List<String> none =
        tried(
            doing("set: {destination-realm: ipx.example, destination-host: none}")
                .route(fromMme(request, RouteFileFixture.and(OPEN, peer("hub", "ipx.example")))));

    // Then
    assertThat(other).containsExactly("hss02");
    assertThat(none).containsExactly("hub");
  }

  @Test
  void shouldLeaveTheRealmAloneWhenTheDestinationThatChangesItComesToNothing() {
    // Given
    ExplainingRouter router = doing("to: ['realm:a.example', hss01]");

    // When
    RouteDecision.Send send = sent(router.route(fromMme(attach(IMSI), OPEN)));

    // Then
    assertThat(tried(send)).containsExactly("hss01");
    assertThat(send.request()).isEqualTo(attach(IMSI));
  }

  @Test
  void shouldFallBackToTheRealmThatTheRequestNamesAlready() {
    // Given
    ExplainingRouter router = doing("to: [hss01, 'realm:" + REALM + "']");

    // When
    List<String> tried = tried(router.route(fromMme(attach(IMSI), OPEN)));

    // Then
    assertThat(tried).startsWith("hss01").contains("hss02", "hss03");
  }

  @Test
  void shouldRefuse3002WhenTheHubToAForeignRealmIsDown() {
    // Given
    ExplainingRouter router =
        doing("to: hub, set: {destination-realm: epc.mnc070.mcc901.3gppnetwork.org}");

    // When
    List<String> tried = tried(router.route(fromMme(attach(IMSI), OPEN)));

    // Then
    assertThat(tried).containsExactly("3002");
  }

  @Test
  void shouldRedirect() {
    // Given
    ExplainingRouter router =
        doing(
            "redirect: {hosts: ['aaa://hss01.example:3868', 'aaa://hss02.example'],"
                + " usage: all-user, cache: 2m}");
    DiameterMessage request = attach(IMSI).withHopByHop(7).withEndToEnd(9);

    // When
    RouteDecision decision = router.route(fromMme(request, OPEN));

    // Then: the answer of RFC 6733 §6.13, with the E flag as every 3xxx
    assertThat(decision).isInstanceOf(RouteDecision.Answer.class);
    DiameterMessage answer = ((RouteDecision.Answer) decision).answer();
    assertThat(answer.isError()).isTrue();
    assertThat(answer.isRequest()).isFalse();
    assertThat(answer.endToEnd()).isEqualTo(9);
    assertThat(answer.avps().unsigned32(BaseAvp.RESULT_CODE)).hasValue(3006);
    assertThat(answer.avps().text(BaseAvp.ORIGIN_HOST)).contains("dra01");
    assertThat(answer.avps().all(BaseAvp.REDIRECT_HOST))
        .extracting(Avp::text)
        .containsExactly("aaa://hss01.example:3868", "aaa://hss02.example");
    assertThat(answer.avps().unsigned32(BaseAvp.REDIRECT_HOST_USAGE)).hasValue(6);
    assertThat(answer.avps().unsigned32(BaseAvp.REDIRECT_MAX_CACHE_TIME)).hasValue(120);
  }

  @Test
  void shouldRefuseWithTheCodeAndTheSentence() {
    // When
    RouteDecision decision =
        doing("refuse: {code: 5003, text: not for you}").route(fromMme(attach(IMSI), OPEN));

    // Then
    assertThat(decision).isEqualTo(RouteDecision.refuse(5003, "not for you"));
  }

  @Test
  void shouldTryTheNextPeerAfterTheChosenAnswersOnly() {
    // Given
    RouteDecision.Send send =
        sent(
            doing("to: [hss01, hss02], retry-on: [3004, 5012], answer-limit: 4s, try-limit: 500ms")
                .route(fromMme(attach(IMSI), OPEN)));

    // When
    AnswerDecision busy = send.answers().onAnswer(answer(3004), OPEN.get(1));
    AnswerDecision done = send.answers().onAnswer(answer(2001), OPEN.get(1));
    AnswerDecision experimental = send.answers().onAnswer(experimental(5012), OPEN.get(1));

    // Then
    assertThat(busy).isInstanceOf(AnswerDecision.TryNext.class);
    assertThat(done).isInstanceOf(AnswerDecision.Forward.class);
    assertThat(experimental).isInstanceOf(AnswerDecision.TryNext.class);
    assertThat(send.answerLimit()).contains(Duration.ofSeconds(4));
    assertThat(send.tryLimit()).contains(Duration.ofMillis(500));
  }

  @Test
  void shouldFollowARedirectToANamedPeerThatMayGetTheRequest() {
    // Given
    RouteDecision.Send send =
        sent(
            RouteFileFixture.following("routes: [{then: {to: hss01}}]")
                .route(fromMme(attach(IMSI), OPEN)));

    // When
    AnswerDecision followed =
        send.answers().onAnswer(redirect("aaa://HSS02:3868;transport=tcp"), OPEN.get(1));
    AnswerDecision unknown = send.answers().onAnswer(redirect("aaa://hss09"), OPEN.get(1));
    AnswerDecision toClient = send.answers().onAnswer(redirect("aaa://mme01"), OPEN.get(1));

    // Then
    assertThat(followed).isInstanceOf(AnswerDecision.Reroute.class);
    assertThat(tried(((AnswerDecision.Reroute) followed).decision())).containsExactly("hss02");
    assertThat(unknown).isInstanceOf(AnswerDecision.Forward.class);
    assertThat(toClient).isInstanceOf(AnswerDecision.Forward.class);
  }

  @Test
  void shouldPassARedirectOnUnlessToldToFollow() {
    // Given
    RouteDecision.Send send = sent(doing("to: hss01").route(fromMme(attach(IMSI), OPEN)));

    // When
    AnswerDecision passed = send.answers().onAnswer(redirect("aaa://hss02"), OPEN.get(1));

    // Then
    assertThat(passed).isInstanceOf(AnswerDecision.Forward.class);
  }

  private static DiameterMessage redirect(String host) {
    MessageBuilder builder = attach(IMSI).answer().result(3006);
    builder.text(BaseAvp.REDIRECT_HOST, host);
    return builder.build();
  }

  private static DiameterMessage answer(int result) {
    return attach(IMSI).answer().result(result).build();
  }

  private static DiameterMessage experimental(int result) {
    MessageBuilder builder = attach(IMSI).answer();
    builder.group(
        BaseAvp.EXPERIMENTAL_RESULT,
        inside -> inside.integer32(BaseAvp.EXPERIMENTAL_RESULT_CODE, result));
    return builder.build();
  }

  @Test
  void shouldShareEvenlyAmongMorePeersThanAGroupMayHave() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");
    String[] names = new String[200];
    for (int i = 0; i < names.length; i++) {
      names[i] = "server" + i;
    }

    // When
    Map<String, Integer> shares = firsts(router, fromMme(attach(IMSI), open(names)), 1_000);

    // Then
    assertThat(shares).hasSize(200).allSatisfy((name, count) -> assertThat(count).isEqualTo(5));
  }

  @Test
  void shouldLeaveARequestAsItIsWhereNothingIsToBeChanged() {
    // Given
    DiameterMessage request = attach(IMSI);

    // When
    RouteDecision.Send send = sent(doing("to: hss01").route(sentBy("mme01", request, OPEN)));

    // Then
    assertThat(send.request()).isSameAs(request);
  }
}
