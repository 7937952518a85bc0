package org.signalbox.hss.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Supi;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.registers.equipment.CheckAudit;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentChecks;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentPolicy;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.registers.equipment.EquipmentStatus;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** S13 octet by octet. */
class EquipmentCheckApplicationTest {

  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");
  private static final Origin EIR = Origin.of("eir.epc.example", "epc.example");

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock(NOW);
  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldAnswerTheStatusOfListedEquipment() {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);

    // When
    DiameterMessage answer = ask(eir, assembled());

    // Then
    assertThat(answer.flags()).isEqualTo(0x40);
    assertThat(answer.hopByHop()).isEqualTo(0x11223344);
    assertThat(answer.endToEnd()).isEqualTo(0x55667788);
    assertThat(answer.avps().stream().map(avp -> avp.key().toString()))
        .containsExactly("263", "260", "268", "277", "264", "296", "1445/10415");
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(2001);
    assertThat(answer.avps().integer32(S13.EQUIPMENT_STATUS)).hasValue(1);
    assertThat(answer.avps().first(S13.EQUIPMENT_STATUS).orElseThrow().flags()).isEqualTo(0xC0);
    assertThat(
            answer
                .avps()
                .group(BaseAvp.VENDOR_SPECIFIC_APPLICATION_ID)
                .integer32(BaseAvp.AUTH_APPLICATION_ID))
        .hasValue(16777252);
  }

  @ParameterizedTest
  @CsvSource({
    // 14 digits, 15 with check digit, 15 with the spare digit 0, and equipment on no list.
    "58241992991142, '', 1",
    "582419929911423, '', 1",
    "582419929911420, '', 1",
    "49015420323751, '', 0",
    "490154203237518, 001010000000001, 0",
    // A subscription locked to one phone is refused in another, and its own is fine.
    "49015420323751, 001010000000002, 0",
    "35209900176148, 001010000000002, 1",
    "35209900176148, 001010000000002@nai.epc.example, 1",
    "35209900176148, '', 2"
  })
  void shouldAnswerEveryFormOfTheQuestion(String imei, String userName, int status) {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);

    // When
    DiameterMessage answer = ask(eir, request(imei, userName));

    // Then
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(2001);
    assertThat(answer.avps().integer32(S13.EQUIPMENT_STATUS)).hasValue(status);
  }

  @Test
  void shouldAnswerUnknownEquipmentAsAnErrorWhenPolicySaysSo() {
    // Given
    EquipmentCheckApplication eir =
        eir(new EquipmentPolicy(Optional.empty(), EquipmentStatus.BLACKLISTED));

    // When
    DiameterMessage answer = ask(eir, request("49015420323751", ""));

    // Then
    assertThat(answer.isError()).isFalse();
    assertThat(answer.avps().has(BaseAvp.RESULT_CODE)).isFalse();
    assertThat(answer.avps().has(S13.EQUIPMENT_STATUS)).isFalse();
    assertThat(
            answer
                .avps()
                .group(BaseAvp.EXPERIMENTAL_RESULT)
                .integer32(BaseAvp.EXPERIMENTAL_RESULT_CODE))
        .hasValue(5422);
  }

  @Test
  void shouldShowTheMissingImeiWithinItsGroup() {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);
    MessageBuilder request = begun();
    request.group(S13.TERMINAL_INFORMATION, inside -> inside.text(S13.SOFTWARE_VERSION, "01"));

    // When
    DiameterMessage answer = ask(eir, request.build());

    // Then
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(5005);
    assertThat(failed(answer).is(S13.TERMINAL_INFORMATION)).isTrue();
    assertThat(failed(answer).group().has(S13.IMEI)).isTrue();
  }

  @Test
  void shouldRefuseAQuestionWithoutTerminalInformation() {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);

    // When
    DiameterMessage answer = ask(eir, begun().build());

    // Then
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(5005);
    assertThat(failed(answer).is(S13.TERMINAL_INFORMATION)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "4901542032375, ''",
    "4901542032375x, ''",
    "12345678901234567, ''",
    "49015420323751, not-an-imsi",
    "49015420323751, 1234567890123456"
  })
  void shouldRefuseAValueThatIsNoIdentity(String imei, String userName) {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);

    // When
    DiameterMessage answer = ask(eir, request(imei, userName));

    // Then
    AvpKey faulty = !userName.isEmpty() ? BaseAvp.USER_NAME : S13.TERMINAL_INFORMATION;
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(5004);
    assertThat(failed(answer).key()).isEqualTo(faulty);
    assertThat(answer.avps().integer32(BaseAvp.AUTH_SESSION_STATE)).hasValue(1);
  }

  @Test
  void shouldRefuseWhatMustBeUnderstoodAndIsNot() {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);
    AvpKey strange = AvpKey.of(4_000_000, 99_999);
    MessageBuilder request = begun();
    request.group(S13.TERMINAL_INFORMATION, inside -> inside.text(S13.IMEI, "49015420323751"));
    request.octets(strange, Avp.MANDATORY, new byte[] {1});

    // When
    DiameterMessage answer = ask(eir, request.build());

    // Then
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(5001);
    assertThat(failed(answer).key()).isEqualTo(strange);
  }

  @Test
  void shouldLookPastWhatNeedNotBeUnderstood() {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);
    MessageBuilder request = begun();
    request.octets(AvpKey.of(4_000_000, 99_999), 0, new byte[] {1});
    request.group(S13.TERMINAL_INFORMATION, inside -> inside.text(S13.IMEI, "49015420323751"));

    // When
    DiameterMessage answer = ask(eir, request.build());

    // Then
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(2001);
  }

  @Test
  void shouldRefuseEquipmentThatIsNamedTwice() {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);
    MessageBuilder request = begun();
    request.group(S13.TERMINAL_INFORMATION, inside -> inside.text(S13.IMEI, "49015420323751"));
    request.group(S13.TERMINAL_INFORMATION, inside -> inside.text(S13.IMEI, "58241992991142"));

    // When
    DiameterMessage answer = ask(eir, request.build());

    // Then
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(5009);
  }

  @Test
  void shouldRefuseTwoImeisOfOneTerminal() {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);
    MessageBuilder request = begun();
    request.group(
        S13.TERMINAL_INFORMATION,
        inside -> {
          inside.text(S13.IMEI, "49015420323751");
          inside.text(S13.IMEI, "58241992991142");
        });

    // When
    DiameterMessage answer = ask(eir, request.build());

    // Then
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(5009);
    assertThat(failed(answer).key()).isEqualTo(S13.TERMINAL_INFORMATION);
  }

  @Test
  void shouldNotLetASecondSubscriptionHideOneThatIsLocked() {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);
    MessageBuilder request = begun();
    request.group(S13.TERMINAL_INFORMATION, inside -> inside.text(S13.IMEI, "35693803564380"));
    request.text(BaseAvp.USER_NAME, "001010000000001");
    request.text(BaseAvp.USER_NAME, "001010000000002");

    // When
    DiameterMessage answer = ask(eir, request.build());

    // Then
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(5009);
    assertThat(failed(answer).key()).isEqualTo(BaseAvp.USER_NAME);
  }

  @Test
  void shouldRefuseACommandThatS13DoesNotHave() {
    // Given
    EquipmentCheckApplication eir = eir(EquipmentPolicy.USUAL);
    DiameterMessage request = DiameterMessage.request(S13.APPLICATION, 316).build();

    // When
    DiameterMessage answer = ask(eir, request);

    // Then
    assertThat(answer.isError()).isTrue();
    assertThat(answer.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(3001);
  }

  private EquipmentCheckApplication eir(EquipmentPolicy policy) {
    LiveEquipment live = LiveEquipment.open(database, policy, clock);
    var _ =
        live.put(
            List.of(
                entry("58241992991142", Optional.empty(), EquipmentMark.BLACKLISTED),
                entry("35209900", Optional.empty(), EquipmentMark.GREYLISTED),
                entry("49015420323751", Supi.parse("001010000000002"), EquipmentMark.LOCKED)),
            "test");
    return new EquipmentCheckApplication(
        new EquipmentChecks(live, new CheckAudit.Rules(1, 10, false), clock));
  }

  private static EquipmentEntry entry(String equipment, Optional<Supi> supi, EquipmentMark mark) {
    return new EquipmentEntry(
        new EntryKey(EquipmentSelector.parse(equipment).orElseThrow(), supi), mark, "", NOW);
  }

  private static DiameterMessage ask(EquipmentCheckApplication eir, DiameterMessage request) {
    IncomingRequest incoming =
        new IncomingRequest(request, DiameterIdentity.of("mme01.epc.example"), EIR, Runnable::run);
    return eir.handle(incoming).toCompletableFuture().join();
  }

  private static MessageBuilder begun() {
    MessageBuilder request = DiameterMessage.request(S13.APPLICATION, S13.ME_IDENTITY_CHECK);
    request.text(BaseAvp.SESSION_ID, "mme01;1;2");
    request.integer32(BaseAvp.AUTH_SESSION_STATE, 1);
    return request.origin(Origin.of("mme01.epc.example", "epc.example"));
  }

  private static DiameterMessage request(String imei, String userName) {
    MessageBuilder request = begun();
    request.group(S13.TERMINAL_INFORMATION, inside -> inside.text(S13.IMEI, imei));
    if (!userName.isEmpty()) {
      request.text(BaseAvp.USER_NAME, userName);
    }
    return request.build();
  }

  private static Avp failed(DiameterMessage answer) {
    OptionalInt result = answer.avps().integer32(BaseAvp.RESULT_CODE);
    return answer.avps().group(BaseAvp.FAILED_AVP).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no Failed-AVP beside " + result));
  }

  private static DiameterMessage assembled() {
    try {
      Path file =
          Path.of("src/test/resources/org/signalbox/hss/equipment/ecr.hex").toAbsolutePath();
      String digits =
          Files.readString(file, StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.replaceAll("#.*", "").strip())
              .collect(Collectors.joining());
      return DiameterMessage.owning(HexFormat.of().parseHex(digits));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
