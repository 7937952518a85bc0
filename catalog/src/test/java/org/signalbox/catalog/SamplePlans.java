package org.signalbox.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.signalbox.catalog.tp.TpDestination;
import org.signalbox.catalog.tp.TpDestinationRate;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpRate;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.core.Amount;
import org.signalbox.rating.RatingProfile;

/** Small plans for tests. */
public final class SamplePlans {

  public static final RatingProfile.Key ANYBODY =
      new RatingProfile.Key("cgrates.org", "call", "*any");

  private SamplePlans() {}

  /** Mobile numbers at so much a minute, for everybody. */
  public static List<TpItem> mobileAt(String pricePerMinute) {
    return List.of(
        destination("Dest_AU_Mobile", "614"),
        rate("Rate_Mobile", slot(pricePerMinute, "60s", "0s")),
        destinationRate("DR_AU", line("Dest_AU_Mobile", "Rate_Mobile")),
        ratingPlan("RP_Voice", "DR_AU", "*any"),
        ratingProfile("2014-01-14T00:00:00Z", "RP_Voice", ""));
  }

  public static TpDestination destination(String id, String... prefixes) {
    return new TpDestination(id, List.of(prefixes));
  }

  public static TpRate rate(String id, TpRate.Slot... slots) {
    return new TpRate(id, List.of(slots));
  }

  public static TpRate.Slot slot(String pricePerMinute, String increment, String start) {
    return new TpRate.Slot(Amount.ZERO, Amount.of(pricePerMinute), "60s", increment, start);
  }

  public static TpDestinationRate destinationRate(String id, TpDestinationRate.Line... lines) {
    return new TpDestinationRate(id, List.of(lines));
  }

  public static TpDestinationRate.Line line(String destinationId, String rateId) {
    return new TpDestinationRate.Line(destinationId, rateId, "*up", 4, Amount.ZERO, "");
  }

  public static TpRatingPlan ratingPlan(String id, String destinationRatesId, String timingId) {
    return new TpRatingPlan(
        id, List.of(new TpRatingPlan.Binding(destinationRatesId, timingId, BigDecimal.TEN)));
  }

  public static TpRatingProfile ratingProfile(String from, String planId, String fallbacks) {
    return new TpRatingProfile(
        "load", ANYBODY, List.of(new TpRatingProfile.Activation(from, planId, fallbacks)));
  }
}
