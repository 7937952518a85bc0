package org.signalbox.rpc.tariff;

import java.util.List;
import java.util.function.Predicate;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** What only rating profiles at rest have: several loads of one profile, told apart by load id. */
final class TpRatingProfileMethods {

  private static final String TPID = "TPid";
  private static final String LOAD_ID = "LoadId";

  private final TariffPlanStore plans;

  TpRatingProfileMethods(TariffContext context) {
    this.plans = context.plans();
  }

  List<RpcMethod> all() {
    return List.of(
        TariffMethods.method("GetTPRatingProfileLoadIds", this::loadIds),
        TariffMethods.method("GetTPRatingProfilesByLoadID", this::byLoadId),
        TariffMethods.method("GetTPRatingProfilesByLoadId", this::byLoadId));
  }

  private RpcReply loadIds(RpcParameters parameters) {
    RpcParameters asked = parameters.as("AttrTPRatingProfileIds").requiring(TPID);
    return RpcReply.texts(
        matching(asked).stream().map(TpRatingProfile::loadId).distinct().sorted().toList());
  }

  private RpcReply byLoadId(RpcParameters parameters) {
    RpcParameters asked = parameters.as("TPRatingProfile").requiring(TPID, LOAD_ID);
    List<TpRatingProfile> found = matching(asked);
    if (found.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    String tpid = asked.text(TPID);
    return RpcReply.result(out -> {
      out.writeStartArray();
      for (TpRatingProfile profile : found) {
        out.writeStartObject();
        out.writeStringProperty(TPID, tpid);
        profile.writeMembers(out);
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }

  /** Profiles that agree with every member that was sent. */
  private List<TpRatingProfile> matching(RpcParameters asked) {
    Predicate<TpRatingProfile> matches = profile -> agrees(asked, LOAD_ID, profile.loadId());
    matches = matches.and(profile -> agrees(asked, "Tenant", profile.key().tenant()));
    matches = matches.and(profile -> agrees(asked, "Category", profile.key().category()));
    matches = matches.and(profile -> agrees(asked, "Subject", profile.key().subject()));
    return plans.plan(asked.text(TPID)).all(TpKind.RATING_PROFILE, TpRatingProfile.class).stream()
        .filter(matches)
        .toList();
  }

  private static boolean agrees(RpcParameters asked, String member, String value) {
    String wanted = asked.text(member);
    return wanted.isEmpty() || wanted.equals(value);
  }
}
