package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.dra.yaml.RouteFileFixture.REALM;
import static org.signalbox.dra.yaml.RouteFileFixture.S6A;
import static org.signalbox.dra.yaml.RouteFileFixture.UPDATE_LOCATION;
import static org.signalbox.dra.yaml.RouteFileFixture.attach;
import static org.signalbox.dra.yaml.RouteFileFixture.fromMme;
import static org.signalbox.dra.yaml.RouteFileFixture.open;
import static org.signalbox.dra.yaml.RouteFileFixture.sentBy;
import static org.signalbox.dra.yaml.RouteFileFixture.tried;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.yaml.RouteFileFixture.Peer;
import org.signalbox.dra.yaml.RouteFileFixture.Request;

/** What routes may ask of a request. hss01 means the route was met, hss02 that it was not. */
class RouteConditionsTest {

  private static final List<Peer> OPEN = open("mme01", "mme02", "hss01", "hss02");

  private static ExplainingRouter routerFor(String condition) {
    return RouteFileFixture.router(
        """
        groups: {mmes: [mme01]}
        tables: {home: {of: imsi, entries: {"00101": hss01, "=001019": hss01}}}
        routes:
          - {when: {%s}, then: {to: hss01}}
          - {then: {to: hss02}}
        """
            .formatted(condition));
  }

  private static boolean meets(String condition, DiameterMessage request) {
    return tried(routerFor(condition).route(fromMme(request, OPEN))).equals(List.of("hss01"));
  }

  private static DiameterMessage fullRequest() {
    return new Request(S6A, UPDATE_LOCATION)
        .text(BaseAvp.DESTINATION_HOST, "HSS09.example")
        .text(BaseAvp.DESTINATION_REALM, REALM)
        .text(BaseAvp.USER_NAME, "001010000000001")
        .number(AvpKey.of(1405, 10_415), 34)
        .number(BaseAvp.AUTH_SESSION_STATE, 1)
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application: S6a                          | application: Gx",
        "application: 16777251                     | application: [Gx, Gy]",
        "application: [Gx, S6a]                    | application: S13",
        "command: ULR                              | command: AIR",
        "command: Update-Location                  | command: 318",
        "'application: S6a, command: [AIR, ULR]'   | 'application: Gx, command: CCR'",
        "from: mme01                               | from: mme02",
        "from: MME01                               | from: [mme02, hss01]",
        "from: mmes                                | from: hss02",
        "from: role:mme                            | from: role:hss",
        "origin-host: Mme01                        | origin-host: mme",
        "origin-host: \"/^mme0[12]$/\"             | origin-host: \"/^mme0[23]$/\"",
        "origin-realm: EPC.mnc001.mcc001.3gppnetwork.org | origin-realm: epc.mnc001.mcc001",
        "origin-realm: /MNC001/                    | origin-realm: /mnc002/",
        "origin-host: /^MME\\d1$/                  | origin-host: /^MME\\D1$/",
        "origin-host: [x, /^m/, /1$/]              | origin-host: [x, /^n/, /2$/]",
        "destination-host: hss09.example           | destination-host: hss09",
        "destination-realm: /^epc\\.mnc001\\./     | destination-realm: /^epc.mnc001$/",
        "imsi: 00101                               | imsi: 00102",
        "imsi: [00102, 001010000000001]            | imsi: 0010100000000012",
        "imsi: =001010000000001                    | imsi: =00101000000000",
        "imsi: 001010000-001010001                 | imsi: 001010001-001010009",
        "imsi: table:home                          | msisdn: 001",
        "imsi: [999, table:home]                   | imsi: 999",
        "avp: {User-Name: '001010000000001'}       | avp: {User-Name: '00101'}",
        "avp: {User-Name: /^00101/}                | avp: {User-Name: /^00102/}",
        "avp: {ULR-Flags: 34}                      | avp: {ULR-Flags: 2}",
        "avp: {1405/10415: 34}                     | avp: {1405/10415: 35}",
        "avp: {Auth-Session-State: NO_STATE_MAINTAINED} | avp: {Auth-Session-State: 0}",
        "'command: ULR, imsi: 00101, from: mme01'  | 'command: ULR, imsi: 00102, from: mme01'",
      })
  void shouldMeetOneAndNotTheOther(String met, String notMet) {
    // Given
    DiameterMessage request = fullRequest();

    // When
    boolean first = meets(met, request);
    boolean second = meets(notMet, request);

    // Then
    assertThat(first).as(met).isTrue();
    assertThat(second).as(notMet).isFalse();
  }

  @Test
  void shouldLookIntoEveryGroupOfAPath() {
    // Given
    AvpKey subscription = AvpKey.of(443);
    DiameterMessage request =
        attach("1")
            .edit()
            .add(group(subscription, 1, "901700000000001"))
            .add(group(subscription, 0, "61400000000"))
            .build();

    // When
    boolean met = meets("avp: {'Subscription-Id > Subscription-Id-Data': /^614/}", request);
    boolean typed = meets("avp: {Subscription-Id > Subscription-Id-Type: END_USER_IMSI}", request);

    // Then
    assertThat(met).isTrue();
    assertThat(typed).isTrue();
  }

  private static Avp group(AvpKey key, int type, String data) {
    MessageBuilder builder = DiameterMessage.request(0, 0);
    builder.group(
        key,
        inside -> {
          inside.integer32(AvpKey.of(450), type);
          inside.text(AvpKey.of(444), data);
        });
    return builder.build().avps().first(key).orElseThrow();
  }

  @Test
  void shouldNotMeetAnEmptyOrAbsentIdentity() {
    // Given
    DiameterMessage request =
        new Request(S6A, UPDATE_LOCATION).text(BaseAvp.DESTINATION_REALM, REALM).build();

    // When
    boolean met = meets("destination-host: /.*/", request);

    // Then
    assertThat(met).isFalse();
  }

  @Test
  void shouldTakeTheFirstRouteThatIsMetThoughALaterOneIsNarrower() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            routes:
              - {when: {imsi: "00101"}, then: {to: hss01}}
              - {when: {imsi: "001010000000001"}, then: {to: hss02}}
            """);

    // When
    List<String> tried = tried(router.route(fromMme(attach("001010000000001"), OPEN)));

    // Then
    assertThat(tried).containsExactly("hss01");
  }

  @Test
  void shouldMeetNoRouteAboutPeersWithARequestOfThisNodeItself() {
    // Given
    ExplainingRouter router = routerFor("from: [mme01, 'role:mme']");
    RoutingRequest own =
        new RoutingRequest(attach("00101"), Optional.empty(), new PeerSnapshot(1, OPEN));

    // When
    List<String> tried = tried(router.route(own));

    // Then
    assertThat(tried).containsExactly("hss02");
  }

  @Test
  void shouldTakeTheRoleOfAPatternForAPeerThatIsNotListed() {
    // Given
    ExplainingRouter router =
        RouteFileFixture.router(
            """
            accept: [{identity: "sgsn*", roles: sgsn}]
            routes:
              - {when: {from: "role:sgsn"}, then: {to: hss01}}
              - {then: {to: hss02}}
            """);

    // When
    List<String> tried = tried(router.route(sentBy("sgsn7", attach("00101"), OPEN)));

    // Then
    assertThat(tried).containsExactly("hss01");
  }
}
