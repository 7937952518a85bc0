package org.signalbox.catalog.tp;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/**
 * One action of a set, as written.
 *
 * @param identifier what it does, such as {@code *topup_reset}
 * @param balance what it does it to
 * @param units how much: a number or a duration
 * @param filters on the account, separated by semicolons
 * @param extraParameters what else the action needs: a JSON text, an address
 * @param weight of several in a set, the higher runs first
 */
public record TpAction(
    String identifier,
    TpBalance balance,
    String units,
    String filters,
    String extraParameters,
    BigDecimal weight) {

  /** Reads one action; also those that are set directly. */
  public static TpAction read(Members members) {
    return new TpAction(
        members.text("Identifier"),
        TpBalance.ofAction(members),
        members.text("Units"),
        // Clients of releases before 2022 send the singular.
        members.has("Filters") ? members.text("Filters") : members.text("Filter"),
        members.text("ExtraParameters"),
        members.boundedDecimal("Weight"));
  }

  /** Writes it with the members that clients know. */
  public void write(JsonGenerator out) {
    out.writeStartObject();
    JsonText.text(out, "Identifier", identifier);
    JsonText.text(out, "BalanceId", balance.id());
    // Balances are told apart by their names; no release of the files carried this member.
    JsonText.text(out, "BalanceUuid", "");
    JsonText.text(out, "BalanceType", balance.type());
    JsonText.text(out, "Units", units);
    JsonText.text(out, "ExpiryTime", balance.expiryTime());
    JsonText.text(out, "Filters", filters);
    JsonText.text(out, "TimingTags", balance.timingIds());
    JsonText.text(out, "DestinationIds", balance.destinationIds());
    JsonText.text(out, "RatingSubject", balance.ratingSubject());
    JsonText.text(out, "Categories", balance.categories());
    JsonText.text(out, "SharedGroups", balance.sharedGroups());
    JsonText.text(out, "BalanceWeight", balance.weight());
    JsonText.text(out, "ExtraParameters", extraParameters);
    JsonText.text(out, "BalanceBlocker", balance.blocker());
    JsonText.text(out, "BalanceDisabled", balance.disabled());
    JsonText.number(out, "Weight", weight);
    out.writeEndObject();
  }
}
