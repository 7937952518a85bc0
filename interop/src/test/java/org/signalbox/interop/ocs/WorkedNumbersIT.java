package org.signalbox.interop.ocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.interop.ocs.ChargedTariff.Price.BOX_OF_CAKES;
import static org.signalbox.interop.ocs.ChargedTariff.Price.FIFTH_A_MINUTE;
import static org.signalbox.interop.ocs.ChargedTariff.Price.GIGABYTE;
import static org.signalbox.interop.ocs.ChargedTariff.Price.MINUTE;
import static org.signalbox.interop.ocs.ChargedTariff.Price.MINUTES_OF_22;
import static org.signalbox.interop.ocs.ChargedTariff.Price.SECOND;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.interop.ocs.CreditSession.Services;

/** The numbers of the posts, through the wire, without a cap on what is granted at once. */
class WorkedNumbersIT {

  private static final AtomicInteger SESSIONS = new AtomicInteger();
  private static final long GROUP = 1;
  private static final int TERMINATE = 0;

  @TempDir static Path folder;
  private static ChargingNode node;
  private static CreditPeer client;

  private final Instant end = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
  private final Instant begin = end.minusSeconds(3_600);

  @BeforeAll
  static void open() {
    node =
        ChargingNode.start(
            folder,
            Map.of(
                "data,*any", GIGABYTE,
                "call,*any", SECOND,
                "call,1020", FIFTH_A_MINUTE,
                "call,1003", MINUTE,
                "call,1002", MINUTE,
                "call,1022", MINUTES_OF_22,
                "generic,*any", BOX_OF_CAKES));
    client = node.peer("gateway.test.example");
  }

  @AfterAll
  static void close() {
    client.close();
    node.close();
  }

  private static CreditSession session(String account, String context) {
    return new CreditSession(
        client.origin(), "gateway.test.example;1;" + SESSIONS.incrementAndGet(), account, context);
  }

  @Test
  void shouldGrantTenGigabytesOfTenDollarsAtOneDollarEach() {
    // Given
    node.purse("2010", "10");

    // When
    CreditReply reply =
        client.ask(session("2010", CreditSession.DATA).initial(begin, Services.asking(GROUP)));

    // Then
    assertThat(reply.service().granted(Ro.TOTAL_OCTETS))
        .as(reply::toString)
        .isEqualTo(10_000_000_000L);
  }

  @Test
  void shouldGrantSixThousandSecondsOfTwentyDollarsAtTwentyCentsAMinute() {
    // Given
    node.purse("1020", "20");

    // When
    CreditReply reply =
        client.ask(session("1020", CreditSession.VOICE).initial(begin, Services.asking(GROUP)));

    // Then
    assertThat(reply.service().granted(Ro.TIME)).as(reply::toString).isEqualTo(6_000);
  }

  @ParameterizedTest
  @CsvSource({"3010, 10", "3011, 11"})
  void shouldGrantFourBoxesOfCakesAtTwoFiftyEach(String account, String money) {
    // Given
    node.purse(account, money);

    // When
    CreditReply reply =
        client.ask(session(account, "cakes@test.example").initial(begin, Services.asking(GROUP)));

    // Then
    assertThat(reply.service().granted(Ro.SERVICE_UNITS)).as(reply::toString).isEqualTo(4);
  }

  @Test
  void shouldGrantTheThreeHundredSecondsThatWereAskedFor() {
    // Given
    Purse purse = node.purse("4001", "1000");

    // When
    CreditReply reply =
        client.ask(
            session("4001", CreditSession.VOICE)
                .initial(begin, Services.asking(GROUP, Ro.TIME, 300)));

    // Then
    assertThat(reply.service().granted(Ro.TIME)).as(reply::toString).isEqualTo(300);
    assertThat(purse.money()).isEqualByComparingTo("700");
  }

  @Test
  void shouldGrantTheMoneyThatWasAskedFor() {
    // Given
    Purse purse = node.purse("4002", "10");
    Services money =
        Services.of(
            GROUP,
            service ->
                service.group(
                    Ro.REQUESTED_UNIT,
                    units ->
                        units.group(
                            Ro.CC_MONEY,
                            amount ->
                                amount.group(
                                    Ro.UNIT_VALUE,
                                    value -> {
                                      value.integer64(Ro.VALUE_DIGITS, 425);
                                      value.integer32(Ro.EXPONENT, -2);
                                    }))));

    // When
    CreditReply reply = client.ask(session("4002", CreditSession.VOICE).initial(begin, money));

    // Then
    assertThat(reply.service().grantedMoney().orElseThrow())
        .as(reply::toString)
        .isEqualByComparingTo("4.25");
    assertThat(purse.money()).isEqualByComparingTo("5.75");
  }

  @Test
  void shouldDebitSevenHundredOfSlicesOfSixAndThreeHundredAndGiveTheRestBack() {
    // Given
    Purse purse = node.purse("4003", "10000");
    CreditSession call = session("4003", CreditSession.VOICE);

    // When
    CreditReply first = client.ask(call.initial(begin, Services.asking(GROUP, Ro.TIME, 600)));
    BigDecimal afterFirst = purse.money();
    CreditReply second =
        client.ask(
            call.update(1, begin.plusSeconds(500), Services.goingOn(GROUP, Ro.TIME, 500, 300)));
    BigDecimal afterSecond = purse.money();
    CreditReply last =
        client.ask(
            call.termination(2, begin.plusSeconds(700), Services.using(GROUP, Ro.TIME, 200)));

    // Then
    assertThat(first.service().granted(Ro.TIME)).as(first::toString).isEqualTo(600);
    assertThat(second.service().granted(Ro.TIME)).as(second::toString).isEqualTo(300);
    assertThat(last.result()).as(last::toString).isEqualTo(2001);
    assertThat(afterFirst).isEqualByComparingTo("9400");
    assertThat(afterSecond).as("100 of 600 came back").isEqualByComparingTo("9200");
    assertThat(purse.money()).as("100 of 300 came back").isEqualByComparingTo("9300");
    assertThat(purse.cdrs(1).getFirst().path("Cost").decimalValue()).isEqualByComparingTo("700");
  }

  @Test
  void shouldCutACallOfThreeDollarsAtOneDollarAMinuteAfterThreeMinutes() {
    // Given
    Purse purse = node.purse("1003", "3");
    CreditSession call = session("1003", CreditSession.VOICE);

    // When
    CreditReply grant = client.ask(call.initial(begin, Services.asking(GROUP)));
    client.ask(call.termination(1, begin.plusSeconds(180), Services.using(GROUP, Ro.TIME, 180)));

    // Then
    assertThat(grant.service().granted(Ro.TIME)).as(grant::toString).isEqualTo(180);
    assertThat(grant.service().finalUnit()).hasValue(TERMINATE);
    assertThat(purse.money()).isEqualByComparingTo("0");
  }

  @Test
  void shouldLeaveOneDollarOfThreeAfterACallOfTwoMinutes() {
    // Given
    Purse purse = node.purse("1002", "3");
    CreditSession call = session("1002", CreditSession.VOICE);

    // When
    client.ask(call.initial(begin, Services.asking(GROUP)));
    client.ask(call.termination(1, begin.plusSeconds(120), Services.using(GROUP, Ro.TIME, 120)));

    // Then
    assertThat(purse.money()).isEqualByComparingTo("1");
  }

  @Test
  void shouldWalkThroughASessionAsThePostDoes() {
    // Given
    Purse purse = node.purse("4004", "700");
    CreditSession call = session("4004", CreditSession.VOICE);
    Services validityRanOut =
        Services.of(
            GROUP,
            service -> {
              service.group(Ro.REQUESTED_UNIT, units -> units.integer32(Ro.TIME, 300));
              service.group(Ro.USED_UNIT, units -> units.integer32(Ro.TIME, 200));
              service.integer32(Ro.REPORTING_REASON, 4);
            });

    // When
    CreditReply first = client.ask(call.initial(begin, Services.asking(GROUP, Ro.TIME, 300)));
    CreditReply second = client.ask(call.update(1, begin.plusSeconds(200), validityRanOut));
    CreditReply low =
        client.ask(
            call.update(2, begin.plusSeconds(500), Services.goingOn(GROUP, Ro.TIME, 300, 300)));
    CreditReply last =
        client.ask(
            call.termination(
                3, begin.plusSeconds(650), Services.using(GROUP, Ro.TIME, 150).askingCost()));

    // Then
    assertThat(first.service().validity()).as(first::toString).isPositive();
    assertThat(first.service().finalUnit()).isEmpty();
    assertThat(second.service().granted(Ro.TIME)).as(second::toString).isEqualTo(300);
    assertThat(second.service().finalUnit()).isEmpty();
    assertThat(low.service().granted(Ro.TIME)).as(low::toString).isEqualTo(200);
    assertThat(low.service().finalUnit()).hasValue(TERMINATE);
    assertThat(last.result()).as(last::toString).isEqualTo(2001);
    assertThat(last.cost().orElseThrow()).isEqualByComparingTo("650");
    assertThat(purse.money()).as("what was not used came back").isEqualByComparingTo("50");
  }

  @Test
  void shouldCharge88ForACallOf181SecondsAt22AMinute() {
    // Given
    Purse purse = node.purse("1022", "1000");
    CreditSession call = session("1022", CreditSession.VOICE);

    // When
    client.ask(call.initial(begin, Services.asking(GROUP, Ro.TIME, 300)));
    client.ask(call.termination(1, begin.plusSeconds(181), Services.using(GROUP, Ro.TIME, 181)));

    // Then
    assertThat(purse.money()).isEqualByComparingTo("912");
    assertThat(purse.cdrs(1).getFirst().path("Cost").decimalValue()).isEqualByComparingTo("88");
  }
}
