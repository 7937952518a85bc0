package org.signalbox.catalog.tp;

import tools.jackson.core.JsonGenerator;

/**
 * An account that a plan opens, and what it joins, as written.
 *
 * @param loadId tells apart several loads of one account
 * @param actionPlanId the plan it joins; empty for none
 * @param actionTriggersId the group of triggers it gets; empty for none
 */
public record TpAccountActions(
    String loadId,
    String tenant,
    String account,
    String actionPlanId,
    String actionTriggersId,
    boolean allowNegative,
    boolean disabled)
    implements TpItem {

  static TpAccountActions read(Members members) {
    return new TpAccountActions(
        members.text("LoadId"),
        members.text("Tenant"),
        members.text("Account"),
        members.text("ActionPlanId"),
        members.text("ActionTriggersId"),
        members.flag("AllowNegative"),
        members.flag("Disabled"));
  }

  @Override
  public TpKind kind() {
    return TpKind.ACCOUNT_ACTIONS;
  }

  /** {@code loadId:tenant:account}. */
  @Override
  public String id() {
    return String.join(":", loadId, tenant, account);
  }

  @Override
  public void writeMembers(JsonGenerator out) {
    JsonText.text(out, "LoadId", loadId);
    JsonText.text(out, "Tenant", tenant);
    JsonText.text(out, "Account", account);
    JsonText.text(out, "ActionPlanId", actionPlanId);
    JsonText.text(out, "ActionTriggersId", actionTriggersId);
    out.writeBooleanProperty("AllowNegative", allowNegative);
    out.writeBooleanProperty("Disabled", disabled);
  }
}
