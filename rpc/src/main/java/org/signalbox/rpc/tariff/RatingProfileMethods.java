package org.signalbox.rpc.tariff;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.compile.RatingProfileForm;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.core.TimeText;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.TariffChange;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/** Rating profiles in force. Changes act at once. */
final class RatingProfileMethods {

  private static final String ACTIVATIONS = "RatingPlanActivations";

  private final LiveCatalog catalog;
  private final PlanTimes times;
  private final String defaultTenant;

  RatingProfileMethods(TariffContext context) {
    this.catalog = context.catalog();
    this.times = context.times();
    this.defaultTenant = context.defaultTenant();
  }

  List<RpcMethod> all() {
    return List.of(
        TariffMethods.method("SetRatingProfile", this::set),
        TariffMethods.method("GetRatingProfile", this::get),
        TariffMethods.method("GetRatingProfileIDs", this::ids),
        TariffMethods.method("RemoveRatingProfile", this::remove));
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetRatingProfile").requiring("Subject", ACTIVATIONS);
    RatingProfile.Key key = key(sent);
    List<RatingProfile.Activation> activations =
        sent.objects(ACTIVATIONS, "TPRatingActivation").stream().map(this::activation).toList();
    boolean overwrite = sent.flag("Overwrite");
    catalog.change(live -> setting(live, key, activations, overwrite));
    return RpcReply.OK;
  }

  private RatingProfile.Activation activation(RpcParameters sent) {
    List<String> missing = new ArrayList<>();
    for (String member : List.of("ActivationTime", "RatingPlanId")) {
      if (sent.text(member).isEmpty()) {
        missing.add(member);
      }
    }
    if (!missing.isEmpty()) {
      throw new MalformedParameters(
          "MANDATORY_IE_MISSING:RatingPlanActivation:[" + String.join(" ", missing) + "]");
    }
    TpRatingProfile.Activation written =
        TpRatingProfile.Activation.read(new SentMembers(sent, defaultTenant));
    try {
      return RatingProfileForm.activation(written, times);
    } catch (IllegalArgumentException e) {
      throw new RefusedChange(
          "SERVER_ERROR:Cannot parse activation time from " + written.activationTime());
    }
  }

  /** Adds the activations to those in force, or, overwriting, puts them in their place. */
  private static CatalogChange setting(
      CatalogVersion live,
      RatingProfile.Key key,
      List<RatingProfile.Activation> activations,
      boolean overwrite) {
    List<RatingProfile.Activation> all = new ArrayList<>();
    if (!overwrite) {
      live.tariff().ratingProfile(key).ifPresent(profile -> all.addAll(profile.activations()));
    }
    for (RatingProfile.Activation activation : activations) {
      if (live.tariff().ratingPlan(activation.ratingPlanId()).isEmpty()) {
        throw new RefusedChange("NOT_FOUND:RatingPlanId:" + activation.ratingPlanId());
      }
      if (!all.contains(activation)) {
        all.add(activation);
      }
    }
    return CatalogChange.of(
        new TariffChange(
            List.of(),
            List.of(),
            List.of(RatingProfileForm.profile(key, all)),
            Set.of(),
            Set.of(),
            Set.of()));
  }

  private RpcReply get(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrGetRatingProfile").requiring("Category", "Subject");
    return catalog
        .current()
        .tariff()
        .ratingProfile(key(sent))
        .map(profile -> RpcReply.result(out -> write(out, profile)))
        .orElse(RpcReply.NOT_FOUND);
  }

  /** Ids without their tenant, as {@code call:*any}. */
  private RpcReply ids(RpcParameters parameters) {
    RpcParameters sent = parameters.as("PaginatorWithTenant");
    String tenant = tenant(sent);
    List<String> ids =
        catalog
            .current()
            .tariff()
            .ratingProfiles()
            .map(RatingProfile::key)
            .filter(key -> key.tenant().equals(tenant))
            .map(key -> key.category() + ":" + key.subject())
            .sorted()
            .toList();
    return ids.isEmpty() ? RpcReply.NOT_FOUND : RpcReply.texts(TpItemMethods.page(sent).of(ids));
  }

  /** Without a subject all of the category go, without a category all of the tenant. */
  private RpcReply remove(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrRemoveRatingProfile");
    RatingProfile.Key named = key(sent);
    if (named.category().isEmpty() && !named.subject().isEmpty()) {
      return RpcReply.failure("MANDATORY_IE_MISSING");
    }
    catalog.change(live -> removal(live, named));
    return RpcReply.OK;
  }

  private static CatalogChange removal(CatalogVersion live, RatingProfile.Key named) {
    Set<RatingProfile.Key> removed =
        live.tariff()
            .ratingProfiles()
            .map(RatingProfile::key)
            .filter(key -> key.tenant().equals(named.tenant()))
            .filter(key -> named.category().isEmpty() || key.category().equals(named.category()))
            .filter(key -> named.subject().isEmpty() || key.subject().equals(named.subject()))
            .collect(Collectors.toUnmodifiableSet());
    return CatalogChange.of(
        new TariffChange(List.of(), List.of(), List.of(), Set.of(), Set.of(), removed));
  }

  private RatingProfile.Key key(RpcParameters sent) {
    return new RatingProfile.Key(tenant(sent), sent.text("Category"), sent.text("Subject"));
  }

  private String tenant(RpcParameters sent) {
    return new SentMembers(sent, defaultTenant).text("Tenant");
  }

  private static void write(JsonGenerator out, RatingProfile profile) {
    out.writeStartObject();
    out.writeStringProperty("Id", profile.key().outward());
    out.writeArrayPropertyStart(ACTIVATIONS);
    for (RatingProfile.Activation activation : profile.activations()) {
      out.writeStartObject();
      out.writeStringProperty(
          "ActivationTime", TimeText.rfc3339(activation.from().atZone(ZoneOffset.UTC)));
      out.writeStringProperty("RatingPlanId", activation.ratingPlanId());
      writeFallbacks(out, profile.key(), activation.fallbackSubjects());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeFallbacks(
      JsonGenerator out, RatingProfile.Key key, List<String> subjects) {
    if (subjects.isEmpty()) {
      out.writeNullProperty("FallbackKeys");
      return;
    }
    out.writeArrayPropertyStart("FallbackKeys");
    for (String subject : subjects) {
      out.writeString(new RatingProfile.Key(key.tenant(), key.category(), subject).outward());
    }
    out.writeEndArray();
  }
}
