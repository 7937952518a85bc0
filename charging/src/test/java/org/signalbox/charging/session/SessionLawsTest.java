package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.SampleTariff;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.Tariff;

/**
 * Random sessions of several services, with repeats, restarts, overshoot and lost ends, against
 * plain arithmetic: what was debited is the price of all usage, minute by begun minute, and nothing
 * stays reserved.
 */
final class SessionLawsTest {

  private static final long SECOND = SessionFixture.SECOND;
  private static final int CREDIT = 100_000;
  private static final int PRICE_OF_A_MINUTE = 7;

  @TempDir Path folder;

  /** What a client knows of its session. */
  private static final class Client {
    private final Map<String, Long> used = new LinkedHashMap<>();
    private long number;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldDebitThePriceOfAllUsageHoweverItIsReported(long seed) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Client> open = new LinkedHashMap<>();
    List<Long> used = new ArrayList<>();
    try (SessionFixture fixture = new SessionFixture(folder)) {
      fixture
          .charging()
          .setTariff(SampleTariff.with(Tariff.empty(), "call", SampleTariff.minutes("7")));
      fixture.topUp("" + CREDIT);

      // When
      for (int i = 0; i < 300; i++) {
        act(fixture, random, open, used);
      }
      open.forEach((id, client) -> used.addAll(client.used.values()));
      fixture.pass(Duration.ofMinutes(11));

      // Then
      assertThat(fixture.money())
          .as("seed %d", seed)
          .isEqualTo(Amount.of(CREDIT - used.stream().mapToLong(SessionLawsTest::price).sum()));
      assertThat(fixture.sessions().open().list(java.util.Optional.empty(), 0, 10)).isEmpty();
      List<Cdr> cdrs = fixture.charging().stored();
      assertThat(cdrs).as("seed %d", seed).hasSameSizeAs(used);
      assertThat(sum(cdrs)).as("seed %d", seed).isEqualTo(Amount.of(CREDIT).minus(fixture.money()));
      assertThat(cdrs.stream().mapToLong(Cdr::usage).sum() / SECOND)
          .as("seed %d", seed)
          .isEqualTo(used.stream().mapToLong(Long::longValue).sum());
    }
  }

  private static void act(
      SessionFixture fixture, SplittableRandom random, Map<String, Client> open, List<Long> used) {
    int what = random.nextInt(20);
    if (what == 0) {
      fixture.restart();
      return;
    }
    if (open.isEmpty() || what < 6) {
      String id = "s" + used.size() + "-" + open.size() + "-" + random.nextInt(1_000_000);
      Client client = new Client();
      open.put(id, client);
      send(fixture, random, id, client, SessionPhase.INITIAL);
      return;
    }
    String id = new ArrayList<>(open.keySet()).get(random.nextInt(open.size()));
    Client client = Objects.requireNonNull(open.get(id));
    boolean isLast = what < 9;
    send(fixture, random, id, client, isLast ? SessionPhase.TERMINATION : SessionPhase.UPDATE);
    if (isLast) {
      used.addAll(client.used.values());
      open.remove(id);
    }
  }

  private static void send(
      SessionFixture fixture,
      SplittableRandom random,
      String id,
      Client client,
      SessionPhase phase) {
    List<ServiceRequest> services = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String service = "rg:" + i;
      boolean isKnown = client.used.containsKey(service);
      boolean takesPart = phase == SessionPhase.TERMINATION ? isKnown : random.nextBoolean();
      if (takesPart || (services.isEmpty() && i == 2 && phase == SessionPhase.INITIAL)) {
        services.add(
            new ServiceRequest(
                service, SessionFixture.call(id), step(random, client, service, phase)));
      }
    }
    SessionRequest request =
        fixture.request(id, client.number++, phase, services.toArray(ServiceRequest[]::new));
    SessionAnswer first = fixture.charge(request);
    if (random.nextInt(4) == 0) {
      assertThat(grants(fixture.charge(request))).isEqualTo(grants(first));
    }
  }

  private static List<Long> grants(SessionAnswer answer) {
    return ((SessionAnswer.Answered) answer)
        .services().stream().map(ServiceAnswer::granted).toList();
  }

  private static Consume step(
      SplittableRandom random, Client client, String service, SessionPhase phase) {
    boolean isKnown = client.used.containsKey(service);
    long seconds = isKnown ? random.nextInt(150) : 0;
    client.used.merge(service, seconds, Long::sum);
    Used used = Used.of(seconds * SECOND);
    return phase == SessionPhase.TERMINATION
        ? Consume.ending(used)
        : Consume.continuing(used, Asked.upTo((1 + random.nextInt(200)) * SECOND));
  }

  private static long price(long seconds) {
    return Math.ceilDiv(seconds, 60) * PRICE_OF_A_MINUTE;
  }

  private static Amount sum(List<Cdr> cdrs) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Cdr cdr : cdrs) {
      sum = sum.add(cdr.cost().outward().value());
    }
    return Amount.of(sum);
  }
}
