package org.signalbox.dra.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;

/** Which peer may get which request. */
class PeerRolesTest {

  private static final int S6A = 16_777_251;
  private static final int CX = 16_777_216;
  private static final int ULR = 316;
  private static final int CLR = 317;
  private static final DiameterIdentity MME = DiameterIdentity.of("mme01.lab.example");
  private static final DiameterIdentity HSS = DiameterIdentity.of("hss01.lab.example");

  private final RoleTable table = RoleTable.standard();
  private final LearnedSides learned = new LearnedSides(table);
  private final PeerRoles nothingSaid = new PeerRoles(table, RoleConfig.of(Map.of()), learned);

  private PeerRoles given(DiameterIdentity peer, String... names) {
    List<PeerRole> roles =
        List.of(names).stream().map(name -> table.role(name).orElseThrow()).toList();
    return new PeerRoles(table, RoleConfig.of(Map.of(peer, roles)), learned);
  }

  private static DiameterMessage request(int application, int command, DiameterIdentity origin) {
    MessageBuilder builder = DiameterMessage.request(application, command);
    builder.text(BaseAvp.ORIGIN_HOST, origin.text());
    builder.text(BaseAvp.ORIGIN_REALM, origin.realmPart());
    return builder.build();
  }

  @ParameterizedTest
  @CsvSource({
    "S6a, Update-Location, hss, mme",
    "S6a, Authentication-Information, hss, sgsn",
    "S6a, Purge-UE, hss, mme",
    "S6a, Notify, hss, mme",
    "S6a, Cancel-Location, mme, hss",
    "S6a, Insert-Subscriber-Data, sgsn, hss",
    "S6a, Delete-Subscriber-Data, mme, hss",
    "S6a, Reset, mme, hss",
    "S13, ECR, eir, mme",
    "Cx, Server-Assignment, hss, s-cscf",
    "Cx, Registration-Termination, cscf, hss",
    "Sh, User-Data, hss, as",
    "Sh, Push-Notification, as, hss",
    "Zh, Multimedia-Auth, hss, bsf",
    "Gx, CCR, pcrf, pcef",
    "Gx, RAR, smf, pcrf",
    "Rx, AAR, pcrf, p-cscf",
    "Rx, ASR, af, pcrf",
    "Ro, CCR, ocs, s-cscf",
    "Gy, RAR, pgw, ocs",
    "Sy, Spending-Limit, ocs, pcrf",
    "Sy, Spending-Status-Notification, pcrf, ocs",
    "SLh, LCS-Routing-Info, hss, gmlc",
    "SLg, Provide-Location, mme, gmlc",
    "SLg, Location-Report, gmlc, mme",
    "SGd, MO-Forward-Short-Message, smsc, smsf",
    "SGd, MT-Forward-Short-Message, mme, smsc",
    "S6c, Send-Routing-Info-for-SM, hss, smsc",
    "S6c, Alert-Service-Centre, smsc, hss",
    "SWx, Multimedia-Auth, hss, aaa",
    "SWx, Push-Profile, aaa, hss",
    "S6t, Configuration-Information, hss, scef",
    "S6t, Reporting-Information, scef, hss"
  })
  void shouldSendEachCommandToOneSideOnly(
      String application, String command, String receiver, String sender) {
    // Given
    int id = Dictionary.standard().application(application).orElseThrow().id();
    int code =
        Dictionary.standard().commands(command).stream()
            .filter(known -> known.isOf(id))
            .findFirst()
            .orElseThrow()
            .code();

    // When
    boolean right = given(HSS, receiver).mayReceive(HSS, id, code);
    boolean wrong = given(HSS, sender).mayReceive(HSS, id, code);

    // Then
    assertThat(right).isTrue();
    assertThat(wrong).isFalse();
  }

  @Test
  void shouldLetAPeerOfNoKnownRoleGetEverything() {
    assertThat(nothingSaid.mayReceive(MME, S6A, ULR)).isTrue();
    assertThat(nothingSaid.mayReceive(MME, S6A, CLR)).isTrue();
  }

  @Test
  void shouldLetCommandsOutsideTheTablePass() {
    assertThat(given(MME, "mme").mayReceive(MME, S6A, 9_999)).isTrue();
    assertThat(given(MME, "mme").mayReceive(MME, 99, 1)).isTrue();
  }

  @Test
  void shouldLearnFromItsOwnRequestThatAPeerIsAClient() {
    // When
    learned.observe(MME, request(S6A, ULR, MME));

    // Then
    assertThat(nothingSaid.mayReceive(MME, S6A, ULR)).isFalse();
    assertThat(nothingSaid.mayReceive(MME, S6A, CLR)).isTrue();
    assertThat(nothingSaid.mayReceive(MME, CX, 300)).isTrue();
  }

  @Test
  void shouldLearnNothingOfARelayFromWhatItPassesOn() {
    // Given
    DiameterIdentity relay = DiameterIdentity.of("dra02.lab.example");

    // When
    learned.observe(relay, request(S6A, ULR, MME));

    // Then
    assertThat(nothingSaid.mayReceive(relay, S6A, ULR)).isTrue();
    assertThat(learned.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mme07.visited.example;1;1, true",
    "hss01.lab.example;1;1, false",
    "HSS01.Lab.Example;1;1, false",
    "vcs;4711, false",
    "4711, false"
  })
  void shouldLearnNothingOfAnEdgeThatHidesWhoIsBehindItUnderItsOwnName(
      String session, boolean mayReceive) {
    // Given
    MessageBuilder request = DiameterMessage.request(S6A, ULR);
    request.text(BaseAvp.SESSION_ID, session);
    request.text(BaseAvp.ORIGIN_HOST, HSS.text());

    // When
    learned.observe(HSS, request.build());

    // Then
    assertThat(nothingSaid.mayReceive(HSS, S6A, ULR)).isEqualTo(mayReceive);
  }

  @Test
  void shouldForgetWhatAPeerHasShown() {
    // Given
    learned.observe(HSS, request(S6A, ULR, HSS));

    // When
    boolean forgotten = learned.forget(HSS);

    // Then
    assertThat(forgotten).isTrue();
    assertThat(nothingSaid.mayReceive(HSS, S6A, ULR)).isTrue();
    assertThat(learned.forget(HSS)).isFalse();
  }

  @Test
  void shouldAllowAndReportBothSidesOfAPeerThatShowsBoth() {
    // When
    learned.observe(HSS, request(S6A, ULR, HSS));
    learned.observe(HSS, request(S6A, CLR, HSS));

    // Then
    assertThat(nothingSaid.mayReceive(HSS, S6A, ULR)).isTrue();
    assertThat(nothingSaid.mayReceive(HSS, S6A, CLR)).isTrue();
    assertThat(learned.all())
        .containsExactly(
            new LearnedSides.Shown("hss01.lab.example", "S6a", Set.of(Side.CLIENT, Side.SERVER)))
        .allMatch(LearnedSides.Shown::isConflict);
  }

  @Test
  void shouldBelieveTheOperatorRatherThanWhatAPeerShows() {
    // Given
    learned.observe(HSS, request(S6A, ULR, HSS));

    // When
    boolean mayReceive = given(HSS, "hss").mayReceive(HSS, S6A, ULR);

    // Then
    assertThat(mayReceive).isTrue();
  }

  @Test
  void shouldForbidARoleToSendWhatTheOtherSideSends() {
    assertThat(given(MME, "mme").maySend(MME, S6A, ULR)).isTrue();
    assertThat(given(MME, "mme").maySend(MME, S6A, CLR)).isFalse();
    assertThat(given(MME, "mme", "hss").maySend(MME, S6A, CLR)).isTrue();
    assertThat(nothingSaid.maySend(MME, S6A, CLR)).isTrue();
  }

  @Test
  void shouldTakeAnOperatorsOwnRole() {
    // Given
    RoleTable own =
        table.with(new PeerRole("hss-proxy", Map.of(S6A, Set.of(Side.CLIENT, Side.SERVER))));

    // When
    PeerRoles roles =
        new PeerRoles(
            own, RoleConfig.of(Map.of(HSS, List.of(own.role("HSS-Proxy").orElseThrow()))), learned);

    // Then
    assertThat(roles.mayReceive(HSS, S6A, ULR)).isTrue();
    assertThat(roles.mayReceive(HSS, S6A, CLR)).isTrue();
    assertThat(roles.mayReceive(HSS, CX, 300)).isFalse();
    assertThat(own.roleNames()).contains("hss-proxy", "mme");
  }

  @Test
  void shouldSayWhyAPeerMayNotGetARequest() {
    // Given
    learned.observe(HSS, request(S6A, CLR, HSS));

    // Then
    assertThat(given(MME, "mme").verdict(MME, S6A, ULR))
        .isEqualTo(new RoleVerdict(false, "it is mme, client of S6a, and ULR goes to the server"));
    assertThat(given(MME, "mme").verdict(MME, CX, 300))
        .isEqualTo(new RoleVerdict(false, "it is mme, which has no part in Cx"));
    assertThat(nothingSaid.verdict(HSS, S6A, CLR))
        .isEqualTo(
            new RoleVerdict(
                false, "by its own requests it is server of S6a, and CLR goes to the client"));
    assertThat(nothingSaid.verdict(HSS, S6A, ULR))
        .isEqualTo(new RoleVerdict(true, "by its own requests it is server of S6a"));
    assertThat(nothingSaid.verdict(MME, S6A, ULR))
        .isEqualTo(new RoleVerdict(true, "its side of S6a is not known"));
    assertThat(nothingSaid.verdict(MME, S6A, 9_999))
        .isEqualTo(new RoleVerdict(true, "either side of S6a may get this request"));
  }
}
