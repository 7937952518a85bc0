package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.dra.yaml.RouteFileFixture.attach;
import static org.signalbox.dra.yaml.RouteFileFixture.firsts;
import static org.signalbox.dra.yaml.RouteFileFixture.fromMme;
import static org.signalbox.dra.yaml.RouteFileFixture.open;
import static org.signalbox.dra.yaml.RouteFileFixture.sent;
import static org.signalbox.dra.yaml.RouteFileFixture.sentBy;
import static org.signalbox.dra.yaml.RouteFileFixture.toRealm;
import static org.signalbox.dra.yaml.RouteFileFixture.tried;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.yaml.RouteFileFixture.Peer;
import org.signalbox.dra.yaml.RouteFileFixture.Request;

/** The posts' examples in our own words. */
class WorkedExamplesTest {

  private static final String HOME = "001010000000001";
  private static final List<Peer> TWO_HSSS = open("mme01", "mme02", "hss01", "hss02");

  @Test
  void shouldShareBetweenTwoServersWithoutAnyRule() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");

    // When
    Map<String, Integer> shares = firsts(router, fromMme(attach(HOME), TWO_HSSS), 1_000);

    // Then
    assertThat(shares).isEqualTo(Map.of("hss01", 500, "hss02", 500));
  }

  @Test
  void shouldGoOnlyToTheServerThatDestinationHostNames() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");
    DiameterMessage request =
        toRealm(RouteFileFixture.REALM).text(BaseAvp.DESTINATION_HOST, "hss02").build();

    // When
    RouteDecision decision = router.route(fromMme(request, TWO_HSSS));

    // Then
    assertThat(tried(decision)).containsExactly("hss02");
  }

  @Test
  void shouldNeverGoBackToTheSender() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");

    // When
    Map<String, Integer> shares =
        firsts(router, sentBy("hss01", attach(HOME), open("hss01", "hss02")), 100);

    // Then
    assertThat(shares).isEqualTo(Map.of("hss02", 100));
  }

  @Test
  void shouldNeverGoWhereTheRequestHasPassed() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");
    DiameterMessage request =
        toRealm(RouteFileFixture.REALM).text(BaseAvp.ROUTE_RECORD, "HSS01").build();

    // When
    RouteDecision decision = router.route(fromMme(request, TWO_HSSS));

    // Then
    assertThat(tried(decision)).containsExactly("hss02");
  }

  @Test
  void shouldShareByWeights() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            groups: {hss: [{peer: hss01, weight: 75}, {peer: hss02, weight: 25}]}
            routes: [{then: {to: hss}}]
            """);

    // When
    Map<String, Integer> shares = firsts(router, fromMme(attach(HOME), TWO_HSSS), 1_000);

    // Then
    assertThat(shares).isEqualTo(Map.of("hss01", 750, "hss02", 250));
  }

  @Test
  void shouldUseTheStandbyOnlyWhenTheFirstIsDown() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            groups: {hss: [hss01, {peer: hss02, priority: 2}]}
            routes: [{then: {to: hss}}]
            """);

    // When
    Map<String, Integer> both = firsts(router, fromMme(attach(HOME), TWO_HSSS), 100);
    Map<String, Integer> one = firsts(router, fromMme(attach(HOME), open("mme01", "hss02")), 100);

    // Then
    assertThat(both).isEqualTo(Map.of("hss01", 100));
    assertThat(one).isEqualTo(Map.of("hss02", 100));
  }

  @Test
  void shouldGiveANewServerItsShareAsSoonAsItIsThere() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");
    firsts(router, fromMme(attach(HOME), TWO_HSSS), 7);

    // When
    Map<String, Integer> shares =
        firsts(router, fromMme(attach(HOME), open("mme01", "hss01", "hss02", "hss03")), 300);

    // Then
    assertThat(shares).isEqualTo(Map.of("hss01", 100, "hss02", 100, "hss03", 100));
  }

  @Test
  void shouldSendSubscribersOfAnMvnoAndOfTheLabToTheirServers() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            routes:
              - {when: {imsi: "=001019999999999999"}, then: {to: hss-lab}}
              - {when: {imsi: "001012"}, then: {to: hss-mvno-x}}
              - {then: {to: hss01}}
            """);
    List<Peer> all = open("mme01", "hss01", "hss02", "hss-mvno-x", "hss-lab");

    // When
    List<String> lab = tried(router.route(fromMme(attach("001019999999999999"), all)));
    List<String> mvno = tried(router.route(fromMme(attach("001012000000001"), all)));
    List<String> home = tried(router.route(fromMme(attach(HOME), all)));

    // Then
    assertThat(lab).containsExactly("hss-lab");
    assertThat(mvno).containsExactly("hss-mvno-x");
    assertThat(home).containsExactly("hss01");
  }

  @Test
  void shouldSendARoamersRequestToItsRealmAndWriteThatRealmIntoIt() {
    // Given
    String partner = "epc.mnc070.mcc901.3gppnetwork.org";
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            routes:
              - when: {application: S6a, imsi: "90170"}
                then: {to: "realm:epc.mnc070.mcc901.3gppnetwork.org"}
            """);
    List<Peer> all =
        RouteFileFixture.and(TWO_HSSS, RouteFileFixture.peer("partner", partner, 16_777_251));

    // When
    RouteDecision.Send send = sent(router.route(fromMme(attach("901700000000001"), all)));

    // Then
    assertThat(tried(send)).containsExactly("partner");
    assertThat(send.request().avps().text(BaseAvp.DESTINATION_REALM)).contains(partner);
    assertThat(send.request().avps().all(BaseAvp.DESTINATION_REALM)).hasSize(1);
    assertThat(send.request().avps().text(BaseAvp.USER_NAME)).contains("901700000000001");
  }

  @Test
  void shouldNeverSendAnUpdateLocationToAnMmeNorACancelLocationToAnHss() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");
    DiameterMessage cancel =
        new Request(RouteFileFixture.S6A, RouteFileFixture.CANCEL_LOCATION)
            .text(BaseAvp.DESTINATION_REALM, RouteFileFixture.REALM)
            .build();

    // When
    Set<String> updates = firsts(router, fromMme(attach(HOME), TWO_HSSS), 100).keySet();
    Set<String> cancels = firsts(router, sentBy("hss01", cancel, TWO_HSSS), 100).keySet();

    // Then
    assertThat(updates).containsExactlyInAnyOrder("hss01", "hss02");
    assertThat(cancels).containsExactlyInAnyOrder("mme01", "mme02");
  }

  @Test
  void shouldNotHandOverFromAMateToAMate() {
    // Given
    ExplainingRouter router = RouteFileFixture.router("");
    List<Peer> onlyMates = open("mme01", "dra02", "dra03");
    List<Peer> withServer = open("mme01", "dra02", "hss01");

    // When
    List<String> fromMme = tried(router.route(fromMme(attach(HOME), onlyMates)));
    List<String> fromMate = tried(router.route(sentBy("dra02", attach(HOME), open("mme01"))));
    Set<String> preferred = firsts(router, fromMme(attach(HOME), withServer), 50).keySet();

    // Then
    assertThat(fromMme).contains("dra02");
    assertThat(fromMate).containsExactly("3002");
    assertThat(preferred).containsExactly("hss01");
  }
}
