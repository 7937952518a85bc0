package org.signalbox.rpc.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.ledger.LedgerRecord.EffectDue;

/** Timings taken out of plans, accounts taken out of them, and the CDRs of changes. */
class PlanTimingRemovalTest {

  @TempDir private Path folder;
  private ActionApi api;

  @BeforeEach
  void open() {
    api = new ActionApi(folder);
    api.call("SetActions", "{'ActionsId':'A','Actions':[{'Identifier':'*log','Weight':10}]}");
    api.call(
        "SetActionPlan",
        "{'Id':'P','ActionPlan':[{'ActionsId':'A','Time':'*monthly','Weight':10},"
            + "{'ActionsId':'A','Time':'*daily','Weight':10}]}");
    api.open("1001");
    api.join("1001", "P");
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldTakeATimingOutOfAPlanAndLeaveItsAccounts() {
    // When
    String answer =
        api.call("RemoveActionTiming", "{'ActionPlanId':'P','ActionTimingId':'*daily:A'}");

    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.call("GetActionPlan", "{'ID':'P'}"))
        .contains("'AccountIDs':{'cgrates.org:1001':true}", "'Uuid':'*monthly:A'")
        .doesNotContain("*daily");
  }

  @Test
  void shouldTakeAnAccountOutOfAPlan() {
    // When
    String answer = api.call("RemoveActionTiming", "{'ActionPlanId':'P','Account':'1001'}");

    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.call("GetActionPlan", "{'ID':'P'}"))
        .contains("'AccountIDs':null", "*daily", "*monthly");
  }

  @Test
  void shouldRemoveAPlanOfWhichNothingIsLeft() {
    // When
    String answer = api.call("RemoveActionTiming", "{'ActionPlanId':'P'}");

    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.call("GetActionPlan", "{'ID':'P'}")).isEqualTo("!NOT_FOUND");
    assertThat(api.call("RemoveActionTiming", "{'ActionPlanId':'P'}"))
        .isEqualTo("!SERVER_ERROR: NOT_FOUND");
    assertThat(api.call("RemoveActionTiming", "{}"))
        .isEqualTo("!MANDATORY_IE_MISSING: [ActionPlanId]");
  }

  @Test
  void shouldTakeExtraDataForTheTemplateOfTheCdr() {
    // When
    String answer =
        api.call(
            "AddBalance",
            "{'Account':'1001','BalanceType':'*monetary','Value':5,'Cdrlog':true,"
                + "'ActionExtraData':{'Category':'recharge','Serial':4711}}");

    // Then
    assertThat(answer).isEqualTo("'OK'");
    assertThat(api.records)
        .filteredOn(EffectDue.class::isInstance)
        .singleElement()
        .extracting(record -> ((EffectDue) record).effect().parameters())
        .isEqualTo("{\"Category\":\"recharge\",\"Serial\":\"4711\"}");
  }
}
