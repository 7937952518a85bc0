package org.signalbox.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.catalog.tp.TpAccountActions;
import org.signalbox.catalog.tp.TpAction;
import org.signalbox.catalog.tp.TpActionPlan;
import org.signalbox.catalog.tp.TpActionTrigger;
import org.signalbox.catalog.tp.TpActionTriggers;
import org.signalbox.catalog.tp.TpActions;
import org.signalbox.catalog.tp.TpBalance;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpSharedGroups;
import org.signalbox.core.Problem;

class ActionFilesDecoderTest {

  private static final BigDecimal TEN = BigDecimal.TEN;

  private static final TpAction TOPUP =
      new TpAction(
          "*topup_reset",
          new TpBalance(
              "", "*monetary", "", "*any", "", "", "*unlimited", "", "10", "false", "false"),
          "10",
          "",
          "",
          TEN);

  private final PlanFilesDecoder decoder = new PlanFilesDecoder("csv", "cgrates.org");

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The columns of today, without and with a header.
        "ACT_TOPUP_RST_10,*topup_reset,,,,*monetary,,*any,,,*unlimited,,10,10,false,false,10\n",
        "#ActionsId[0],Action[1],ExtraParameters[2],Filter[3],BalanceId[4],BalanceType[5],"
            + "Categories[6],DestinationIds[7],RatingSubject[8],SharedGroup[9],ExpiryTime[10],"
            + "TimingIds[11],Units[12],BalanceWeight[13],BalanceBlocker[14],BalanceDisabled[15],"
            + "Weight[16]\n"
            + "ACT_TOPUP_RST_10,*topup_reset,,,,*monetary,,*any,,,*unlimited,,10,10,false,false,10\n",
        // With a direction, as releases before 2017 had it.
        "ACT_TOPUP_RST_10,*topup_reset,,,,*monetary,*out,,*any,,,*unlimited,,10,10,false,false,10\n"
      })
  void shouldReadActionsOfAnyRelease(String file) {
    // Given
    String name = "Actions.csv";
    // When
    List<TpItem> items = items(name, file);
    // Then
    assertThat(items).containsExactly(new TpActions("ACT_TOPUP_RST_10", List.of(TOPUP)));
  }

  @Test
  void shouldReadActionsOfTheOldestColumnsByTheirHeader() {
    // Given
    String file =
        "#ActionsTag[0],Action[1],ExtraParameters[2],BalanceTag[3],BalanceType[4],Direction[5],"
            + "Category[6],DestinationTag[7],RatingSubject[8],SharedGroup[9],ExpiryTime[10],"
            + "Units[11],BalanceWeight[12],Weight[13]\n"
            + "TOPUP_RST_5,*topup_reset,,,*voice,*out,,DST_1002,SPECIAL_1002,,*unlimited,90,20,10\n"
            + "TOPUP_RST_5,*log,,,,,,,,,,,,5\n";
    // When
    TpActions actions = (TpActions) items("Actions.csv", file).getFirst();
    // Then
    assertThat(actions.actions())
        .extracting(TpAction::identifier, action -> action.balance().type(), TpAction::units)
        .containsExactly(tuple("*topup_reset", "*voice", "90"), tuple("*log", "", ""));
  }

  @Test
  void shouldReadSharedGroups() {
    // Given
    String file = "#Id,Account,Strategy,RatingSubject\nSHARED_A,*any,*highest,\n";
    // When
    List<TpItem> items = items("SharedGroups.csv", file);
    // Then
    assertThat(items)
        .containsExactly(
            new TpSharedGroups(
                "SHARED_A", List.of(new TpSharedGroups.Rule("*any", "*highest", ""))));
  }

  @Test
  void shouldPutTheLinesOfAPlanTogether() {
    // Given
    String file =
        "#Id,ActionsId,TimingId,Weight\nP,ACT_A,*asap,10\nQ,ACT_A,*asap,10\nP,ACT_B,MONTHLY,5\n";
    // When
    List<TpItem> items = items("ActionPlans.csv", file);
    // Then
    assertThat(items)
        .containsExactly(
            new TpActionPlan(
                "P",
                List.of(
                    new TpActionPlan.Binding("ACT_A", "*asap", TEN),
                    new TpActionPlan.Binding("ACT_B", "MONTHLY", BigDecimal.valueOf(5)))),
            new TpActionPlan("Q", List.of(new TpActionPlan.Binding("ACT_A", "*asap", TEN))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S,,*min_balance,2,false,1m,,,,*monetary,,DST,,,,,,,,LOG_WARNING,10\n",
        "S,,*min_balance,2,false,1m,,,,*monetary,*out,,DST,,,,,,,,,LOG_WARNING,10\n",
        "S,,*min_balance,2,false,1m,,*monetary,*out,,DST,,,,,,,,LOG_WARNING,10\n",
        "S,,*min_balance,2,false,1m,,*monetary,*out,,DST,,,,,,,LOG_WARNING,10\n",
        "S,*min_balance,2,false,1m,,*monetary,*out,,DST,,,,,,LOG_WARNING,10\n"
      })
  void shouldReadTriggersOfAnyRelease(String file) {
    // Given
    String name = "ActionTriggers.csv";
    // When
    List<TpItem> items = items(name, file);
    // Then
    assertThat(items)
        .containsExactly(
            new TpActionTriggers(
                "S",
                List.of(
                    new TpActionTrigger(
                        "",
                        new TpActionTrigger.Threshold("*min_balance", BigDecimal.TWO),
                        new TpBalance("", "*monetary", "", "DST", "", "", "", "", "", "", ""),
                        false,
                        "1m",
                        "",
                        "",
                        "LOG_WARNING",
                        TEN))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cgrates.org,1001,AP_PACKAGE_10,STANDARD,,",
        ",1001,AP_PACKAGE_10,STANDARD,false,false",
        "cgrates.org,1001,*out,AP_PACKAGE_10,STANDARD,,",
        "cgrates.org,1001,*out,AP_PACKAGE_10,STANDARD",
        "cgrates.org,1001,AP_PACKAGE_10,STANDARD,0",
        "cgrates.org,1001,AP_PACKAGE_10,STANDARD"
      })
  void shouldReadAccountsOfAnyRelease(String row) {
    // Given
    String name = "AccountActions.csv";
    // When
    List<TpItem> items = items(name, row + "\n");
    // Then
    assertThat(items)
        .containsExactly(
            new TpAccountActions(
                "csv", "cgrates.org", "1001", "AP_PACKAGE_10", "STANDARD", false, false));
  }

  @Test
  void shouldTellEveryFaultOfAFileWithItsPlace() {
    // Given
    String accounts =
        """
        cgrates.org,1001,AP,,,
        cgrates.org,,AP,,,
        cgrates.org,1001,AP2,,,
        cgrates.org,1002,AP,,perhaps,
        cgrates.org,1003
        """;
    // When
    List<Problem> problems = problems("AccountActions.csv", accounts);
    // Then
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactlyInAnyOrder(
            "AccountActions.csv:2:2: found nothing in column Account, expected a Account",
            "AccountActions.csv:3:2: found \"1001\", which line 1 has in column Account, expected"
                + " one line an account",
            "AccountActions.csv:4:5: found \"perhaps\" in column AllowNegative, expected true or"
                + " false",
            "AccountActions.csv:5:1: found 2 columns, expected 6 columns: Tenant, Account,"
                + " ActionPlanTag, ActionTriggersTag, AllowNegative, Disabled");
  }

  @Test
  void shouldTellWhatTriggersAndPlansLack() {
    // Given
    decoder.add(
        "ActionTriggers.csv",
        "S,,,two,false,,,,,*monetary,,,,,,,,,,,10\n".getBytes(StandardCharsets.UTF_8));
    // When
    List<Problem> problems = problems("ActionPlans.csv", "P,,,x\n");
    // Then
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "ActionTriggers.csv:1:3: found nothing in column ThresholdType, expected a"
                + " ThresholdType",
            "ActionTriggers.csv:1:4: found \"two\" in column ThresholdValue, expected a decimal"
                + " number",
            "ActionTriggers.csv:1:20: found nothing in column ActionsTag, expected a ActionsTag",
            "ActionPlans.csv:1:2: found nothing in column ActionsTag, expected a ActionsTag",
            "ActionPlans.csv:1:3: found nothing in column TimingTag, expected a TimingTag",
            "ActionPlans.csv:1:4: found \"x\" in column Weight, expected a decimal number");
  }

  private List<TpItem> items(String fileName, String text) {
    assertThat(problems(fileName, text)).isEmpty();
    return decoder.decoded().items();
  }

  private List<Problem> problems(String fileName, String text) {
    decoder.add(fileName, text.getBytes(StandardCharsets.UTF_8));
    return decoder.decoded().problems();
  }
}
