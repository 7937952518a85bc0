package org.signalbox.ledger.runtime.tariff;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.signalbox.core.Amount;
import org.signalbox.rating.Destination;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;

/** Reads what {@link TariffChangeEncoder} writes, strictly. One value, on one thread. */
public final class TariffChangeDecoder {

  private final TariffOctetReader in;
  private List<Timing> timings = List.of();
  private List<RateTerms> terms = List.of();

  private TariffChangeDecoder(ByteBuffer octets) {
    in = new TariffOctetReader(octets);
  }

  /**
   * The change of which these are the octets.
   *
   * @throws IllegalArgumentException when they are not the octets of a change
   */
  public static TariffChange decode(ByteBuffer octets) {
    try {
      return new TariffChangeDecoder(octets).read();
    } catch (java.time.DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("no change of a tariff: " + e.getMessage(), e);
    }
  }

  private TariffChange read() {
    timings = in.list(this::timing);
    terms = in.list(this::terms);
    TariffChange change =
        new TariffChange(
            in.list(() -> new Destination(in.text(), in.list(in::text))),
            in.list(() -> new RatingPlan(in.text(), in.list(this::binding))),
            in.list(this::profile),
            set(in.list(in::text)),
            set(in.list(in::text)),
            set(in.list(this::key)));
    in.requireEnd();
    return change;
  }

  private static <T> Set<T> set(List<T> values) {
    return new HashSet<>(values);
  }

  private Timing timing() {
    return new Timing(
        in.text(),
        numbers(),
        numbers(),
        numbers(),
        numbers(),
        LocalTime.ofNanoOfDay(in.longNumber()));
  }

  private SortedSet<Integer> numbers() {
    return new TreeSet<>(in.list(in::number));
  }

  private RateTerms terms() {
    String rateId = in.text();
    List<RateSlot> slots = in.list(this::slot);
    String method = in.text();
    String methodText = in.text();
    int decimals = in.number();
    Amount maxCost = in.amount();
    return new RateTerms(
        rateId,
        slots,
        RoundingMethod.ofText(method)
            .orElseThrow(() -> new IllegalArgumentException("no rounding method: " + method)),
        methodText,
        decimals,
        maxCost,
        MaxCostStrategy.ofText(in.text()));
  }

  private RateSlot slot() {
    return new RateSlot(
        in.amount(), in.amount(), in.longNumber(), in.longNumber(), in.longNumber());
  }

  private RatingPlan.Binding binding() {
    return new RatingPlan.Binding(
        in.text(), timings.get(in.number()), in.weight(), terms.get(in.number()));
  }

  private RatingProfile.Key key() {
    return new RatingProfile.Key(in.text(), in.text(), in.text());
  }

  private RatingProfile profile() {
    return new RatingProfile(key(), in.list(this::activation));
  }

  private RatingProfile.Activation activation() {
    return new RatingProfile.Activation(
        Instant.ofEpochSecond(in.longNumber(), in.number()), in.text(), in.list(in::text));
  }
}
