package org.signalbox.catalog.compile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.rating.RatingProfile;

/** Rating profiles as written and as in force. */
public final class RatingProfileForm {

  private static final String SEPARATOR = ";";

  private RatingProfileForm() {}

  /**
   * One activation.
   *
   * @throws IllegalArgumentException when its time cannot be read
   */
  public static RatingProfile.Activation activation(
      TpRatingProfile.Activation written, PlanTimes times) {
    List<String> fallbacks = new ArrayList<>();
    for (String subject : written.fallbackSubjects().split(SEPARATOR)) {
      if (!subject.isBlank() && !fallbacks.contains(subject.strip())) {
        fallbacks.add(subject.strip());
      }
    }
    return new RatingProfile.Activation(
        times.activation(written.activationTime()), written.ratingPlanId(), fallbacks);
  }

  /** A profile with its activations in the order of time; of equal times the later written last. */
  public static RatingProfile profile(
      RatingProfile.Key key, List<RatingProfile.Activation> activations) {
    List<RatingProfile.Activation> sorted = new ArrayList<>(activations);
    sorted.sort(Comparator.comparing(RatingProfile.Activation::from));
    return new RatingProfile(key, sorted);
  }

  /** A profile in the form that reads back as it is. */
  public static TpRatingProfile written(RatingProfile profile) {
    return new TpRatingProfile(
        "", profile.key(), profile.activations().stream().map(RatingProfileForm::written).toList());
  }

  private static TpRatingProfile.Activation written(RatingProfile.Activation activation) {
    Instant from = activation.from();
    return new TpRatingProfile.Activation(
        from.toString(),
        activation.ratingPlanId(),
        String.join(SEPARATOR, activation.fallbackSubjects()));
  }
}
