package org.signalbox.catalog.tp;

import java.util.List;
import org.signalbox.rating.RatingProfile;
import tools.jackson.core.JsonGenerator;

/**
 * Which plan prices a subject, from when on.
 *
 * @param loadId tells apart several loads of one profile
 * @param key whose profile it is
 * @param activations in the operator's order
 */
public record TpRatingProfile(String loadId, RatingProfile.Key key, List<Activation> activations)
    implements TpItem {

  public TpRatingProfile {
    activations = List.copyOf(activations);
  }

  /**
   * One plan taking over.
   *
   * @param activationTime as written
   * @param fallbackSubjects separated by semicolons
   */
  public record Activation(String activationTime, String ratingPlanId, String fallbackSubjects) {

    /** Reads one activation; also those that are set directly. */
    public static Activation read(Members members) {
      return new Activation(
          members.text("ActivationTime"),
          members.text("RatingPlanId"),
          members.text("FallbackSubjects"));
    }

    private void write(JsonGenerator out) {
      out.writeStartObject();
      JsonText.text(out, "ActivationTime", activationTime);
      JsonText.text(out, "RatingPlanId", ratingPlanId);
      JsonText.text(out, "FallbackSubjects", fallbackSubjects);
      out.writeEndObject();
    }
  }

  static TpRatingProfile read(Members members) {
    return new TpRatingProfile(
        members.text("LoadId"),
        new RatingProfile.Key(
            members.text("Tenant"), members.text("Category"), members.text("Subject")),
        members.objects("RatingPlanActivations", "TPRatingActivation").stream()
            .map(Activation::read)
            .toList());
  }

  @Override
  public TpKind kind() {
    return TpKind.RATING_PROFILE;
  }

  /** {@code loadId:tenant:category:subject}. */
  @Override
  public String id() {
    return String.join(":", loadId, key.tenant(), key.category(), key.subject());
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "LoadId", loadId);
    JsonText.text(out, "Tenant", key.tenant());
    JsonText.text(out, "Category", key.category());
    JsonText.text(out, "Subject", key.subject());
    out.writeArrayPropertyStart("RatingPlanActivations");
    activations.forEach(activation -> activation.write(out));
    out.writeEndArray();
  }
}
