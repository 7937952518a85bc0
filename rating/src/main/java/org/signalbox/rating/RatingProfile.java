package org.signalbox.rating;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which plan prices a subject, from when on.
 *
 * @param key whose profile it is
 * @param activations put in order of time; of two at one moment the later given is in force
 */
public record RatingProfile(Key key, List<Activation> activations) {

  /** The subject that stands for every subject without a profile of its own. */
  public static final String ANY_SUBJECT = "*any";

  public RatingProfile {
    activations = activations.stream().sorted(Comparator.comparing(Activation::from)).toList();
  }

  /**
   * @param tenant the tenant
   * @param category such as {@code call}
   * @param subject a subject or {@link #ANY_SUBJECT}
   */
  public record Key(String tenant, String category, String subject) {

    /** The form clients see: {@code *out:tenant:category:subject}. */
    public String outward() {
      return "*out:" + tenant + ":" + category + ":" + subject;
    }
  }

  /**
   * @param from when the plan takes over
   * @param ratingPlanId the plan
   * @param fallbackSubjects tried in this order where the plan does not reach the destination
   */
  public record Activation(Instant from, String ratingPlanId, List<String> fallbackSubjects) {

    public Activation {
      fallbackSubjects = List.copyOf(fallbackSubjects);
    }
  }
}
