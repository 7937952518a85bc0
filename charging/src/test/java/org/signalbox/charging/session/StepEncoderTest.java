package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.BalanceCheck;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Debit;
import org.signalbox.charging.session.UsageStep.PriceEnquiry;
import org.signalbox.charging.session.UsageStep.Refund;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.rating.TypeOfRecord;

class StepEncoderTest {

  private static final int STEPS = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldBeReadAsItWasWritten(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < STEPS; i++) {
      // Given
      SessionStep step = step(random);

      // When
      List<SessionStep> read =
          StepDecoder.decode(StepEncoder.append(StepEncoder.NO_STEPS, step, 1));

      // Then
      assertThat(read).as("seed %d, step %d", seed, i).containsExactly(step);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldKeepTheLastStepsInTheirOrderAndLeaveOutTheOldest(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int most = 1; most <= 20; most++) {
      // Given
      List<SessionStep> came = new ArrayList<>();
      byte[] steps = StepEncoder.NO_STEPS;
      int count = random.nextInt(1, 45);

      // When
      for (int i = 0; i < count; i++) {
        SessionStep step = step(random);
        came.add(step);
        steps = StepEncoder.append(steps, step, most);
      }

      // Then
      assertThat(StepDecoder.decode(steps))
          .as("seed %d, at most %d of %d", seed, most, count)
          .isEqualTo(came.subList(Math.max(0, count - most), count));
    }
  }

  @Test
  void shouldKeepFewerWhereTheBoundIsLowered() {
    // Given
    SplittableRandom random = new SplittableRandom(1);
    SessionStep first = step(random);
    SessionStep second = step(random);
    SessionStep third = step(random);
    byte[] two = StepEncoder.append(StepEncoder.append(StepEncoder.NO_STEPS, first, 9), second, 9);

    // When
    byte[] one = StepEncoder.append(two, third, 1);

    // Then
    assertThat(StepDecoder.decode(one)).containsExactly(third);
    assertThat(StepDecoder.decode(two)).containsExactly(first, second);
  }

  @Test
  void shouldHaveNoStepsBeforeTheFirst() {
    // When
    List<SessionStep> steps = StepDecoder.decode(StepEncoder.NO_STEPS);

    // Then
    assertThat(steps).isEmpty();
  }

  private static SessionStep step(SplittableRandom random) {
    return new SessionStep(
        random.nextLong(1L << 32),
        text(random),
        new TypeOfRecord("*" + text(random)),
        instant(random),
        usage(random),
        answer(random),
        random.nextBoolean()
            ? Optional.of(
                new PriceTurn(
                    units(random),
                    instant(random)
                        .atZone(ZoneOffset.ofTotalSeconds(random.nextInt(-50_000, 50_000)))))
            : Optional.empty(),
        units(random),
        random.nextInt(1, 9));
  }

  private static UsageStep usage(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Consume(used(random), Optional.empty(), true);
      case 1 -> {
        long most = random.nextLong(1, 1L << 40);
        long least = random.nextLong(1, most + 1);
        yield new Consume(used(random), Optional.of(new Asked(most, least, units(random))), false);
      }
      case 2 -> new Debit(units(random));
      case 3 ->
          new Refund(
              units(random), random.nextBoolean() ? Optional.of(text(random)) : Optional.empty());
      case 4 -> new PriceEnquiry(units(random));
      default -> new BalanceCheck(units(random));
    };
  }

  private static Used used(SplittableRandom random) {
    long units = units(random);
    return new Used(
        units,
        random.nextBoolean() ? Optional.of(random.nextLong(units + 1)) : Optional.empty(),
        random.nextBoolean() ? UsageStep.UNITS_MAX : units(random));
  }

  private static ServiceAnswer answer(SplittableRandom random) {
    SessionRefusal.Reason[] reasons = SessionRefusal.Reason.values();
    return new ServiceAnswer(
        text(random),
        units(random),
        random.nextBoolean(),
        random.nextBoolean()
            ? Optional.of(new SessionRefusal(reasons[random.nextInt(reasons.length)], text(random)))
            : Optional.empty(),
        units(random),
        amount(random),
        random.nextBoolean() ? Optional.of(instant(random)) : Optional.empty());
  }

  private static Amount amount(SplittableRandom random) {
    return random.nextInt(4) == 0
        ? Amount.of(new BigDecimal(BigInteger.valueOf(random.nextLong()).pow(2).negate(), 30))
        : Amount.ofUnscaled(random.nextLong() >> random.nextInt(Long.SIZE), random.nextInt(13));
  }

  private static long units(SplittableRandom random) {
    return random.nextLong(1L << random.nextInt(1, 50));
  }

  private static Instant instant(SplittableRandom random) {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
  }

  private static String text(SplittableRandom random) {
    return random
        .ints(random.nextInt(20), 'a', 0x3000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
