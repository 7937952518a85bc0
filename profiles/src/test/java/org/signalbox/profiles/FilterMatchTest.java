package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.profiles.ProfileFixture.TERMS;
import static org.signalbox.profiles.ProfileFixture.charger;
import static org.signalbox.profiles.ProfileFixture.event;
import static org.signalbox.profiles.ProfileFixture.failure;
import static org.signalbox.profiles.ProfileFixture.filter;
import static org.signalbox.profiles.ProfileFixture.matches;
import static org.signalbox.profiles.ProfileFixture.matchingIds;
import static org.signalbox.profiles.ProfileFixture.rule;
import static org.signalbox.profiles.ProfileFixture.set;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterMatchTest {

  private static final Event CALL =
      event(
          "Account", "1001",
          "Subject", "1001",
          "Destination", "6140000",
          "Usage", "123s",
          "Cost", "12.5",
          "AnswerTime", "2025-08-04T13:00:00Z",
          "IP", "10.1.2.3",
          "Empty", "");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*string:~*req.Account:1001 true",
        "*string:~*req.Account:1001|1002 true",
        "*string:~*req.Account:1002|1001 true",
        "*string:~*req.Account:1002 false",
        "*string:~*req.Account:100 false",
        "*string:~*req.Missing:1001 false",
        "*string:~*req.Account:~*req.Subject true",
        "*string:~*req.Account:~*req.Destination false",
        "*string:~*req.Account:~*req.Missing|1001 true",
        "*string:1001:1001 true",
        "*string:*req.Account:1001 false",
        "*string:~*tenant:cgrates.org true",
        "*string:~*tenant:other.org false",
        "*prefix:~*req.Destination:614 true",
        "*prefix:~*req.Destination:613|614 true",
        "*prefix:~*req.Destination:6140000 true",
        "*prefix:~*req.Destination:61400001 false",
        "*prefix:~*req.Missing:614 false",
        "*suffix:~*req.Destination:000 true",
        "*suffix:~*req.Destination:001 false",
        "*contains:~*req.Destination:400 true",
        "*contains:~*req.Destination:41 false",
        "*empty:~*req.Empty: true",
        "*empty:~*req.Missing: true",
        "*empty:~*req.Account: false",
        "*exists:~*req.Empty: true",
        "*exists:~*req.Missing: false",
        "*exists:~*tenant: true",
      })
  void shouldJudgeTextsAndTheirNegation(String filter, boolean expected) {
    // Given
    String negated = filter.replaceFirst("^\\*", "*not");

    // When
    boolean matched = matches(CALL, filter);

    // Then
    assertThat(matched).as(filter).isEqualTo(expected);
    assertThat(matches(CALL, negated)).as(negated).isEqualTo(!expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*ipnet:~*req.IP:10.0.0.0/8 true",
        "*ipnet:~*req.IP:192.168.0.0/16|10.1.2.0/24 true",
        "*ipnet:~*req.IP:10.1.2.128/25 false",
        "*ipnet:~*req.IP:10.1.2.3/32 true",
        "*ipnet:~*req.IP:2001:db8::/32 false",
        "*ipnet:~*req.Account:0.0.0.0/0 false",
        "*rsr:~*req.Account:1001 true",
        "*rsr:~*req.Account:100 true",
        "*rsr:~*req.Account:^100 true",
        "*rsr:~*req.Account:001$ true",
        "*rsr:~*req.Account:^1001$ true",
        "*rsr:~*req.Account:^100$ false",
        "*rsr:~*req.Account:~^1\\d+$ true",
        "*rsr:~*req.Account:!~^1\\d+$ false",
        "*rsr:~*req.Account:!^2 true",
        "*rsr:~*req.Account:>1000 true",
        "*rsr:~*req.Account:>=1001 true",
        "*rsr:~*req.Account:<1001 false",
        "*rsr:~*req.Account:<=1001 true",
        "*rsr:~*req.Account:^1|1$ true",
        "*rsr:~*req.Account:^1|2$ false",
        "*rsr:~*req.Empty:^$ true",
        "*rsr:~*req.Missing:^$ true",
        "*rsr:~*req.Missing:^1 false",
        "*regex:~*req.Account:^10+1$ true",
        "*regex:~*req.Account:^2|00 true",
        "*regex:~*req.Account:^[a-z]+$ false",
        "*regex:~*req.Missing:.* false",
        "*never:: false",
      })
  void shouldJudgeAddressesPatternsAndShortNotationAndTheirNegation(
      String filter, boolean expected) {
    // Given
    String negated = filter.replaceFirst("^\\*", "*not");

    // When
    boolean matched = matches(CALL, filter);

    // Then
    assertThat(matched).as(filter).isEqualTo(expected);
    assertThat(matches(CALL, negated)).as(negated).isEqualTo(!expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*gt:~*req.Cost:12 true",
        "*gt:~*req.Cost:12.5 false",
        "*gte:~*req.Cost:12.50 true",
        "*lt:~*req.Cost:12.5 false",
        "*lte:~*req.Cost:12.5 true",
        "*lt:~*req.Cost:13 true",
        "*eq:~*req.Cost:12.500 true",
        "*eq:~*req.Cost:12.51 false",
        "*eq:~*req.Cost:1|12.5 true",
        "*gt:~*req.Usage:2m true",
        "*gt:~*req.Usage:123s false",
        "*lte:~*req.Usage:123000ms true",
        "*eq:~*req.Usage:123000000000 true",
        "*eq:~*req.Usage:2m3s true",
        "*gt:~*req.AnswerTime:2025-08-04T12:59:59Z true",
        "*lt:~*req.AnswerTime:2025-08-04T15:00:01+02:00 true",
        "*eq:~*req.AnswerTime:2025-08-04T15:00:00+02:00 true",
        "*gte:~*req.AnswerTime:*now true",
        "*gt:~*req.AnswerTime:*now false",
        "*eq:~*req.Account:~*req.Subject true",
        "*eq:~*req.Empty:~*req.Empty true",
        "*gt:~*req.Missing:1 false",
      })
  void shouldCompareNumbersDurationsAndTimes(String filter, boolean expected) {
    // Given
    String negated = filter.replaceFirst("^\\*", "*not");

    // When
    boolean matched = matches(CALL, filter);

    // Then
    assertThat(matched).as(filter).isEqualTo(expected);
    assertThat(matches(CALL, negated)).as(negated).isEqualTo(!expected);
  }

  @Test
  void shouldCompareExactlyWhereFloatingPointWouldNot() {
    // Given
    Event precise =
        CALL.withField("Cost", FieldValue.number(new BigDecimal("0.1000000000000000000001")));

    // When
    boolean greater = matches(precise, "*gt:~*req.Cost:0.1");

    // Then
    assertThat(greater).isTrue();
  }

  @Test
  void shouldTellTheClientWhatCannotBeCompared() {
    // Given
    Event worded = event("Account", "alice");

    // When
    String failure = failure(worded, "*gt:~*req.Account:100");

    // Then
    assertThat(failure).isEqualTo("SERVER_ERROR: incomparable: <alice> with <100>");
  }

  @Test
  void shouldNotRepeatAHugeValueInAnErrorText() {
    // Given
    Event hostile = event("Account", "x".repeat(10_000));

    // When
    String failure = failure(hostile, "*gt:~*req.Account:100");

    // Then
    assertThat(failure).hasSizeLessThan(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*ai:~*req.AnswerTime:2025-08-04T13:00:00Z|2025-08-04T14:00:00Z true",
        "*ai:~*req.AnswerTime:2025-08-04T12:00:00Z|2025-08-04T13:00:00Z false",
        "*ai:~*req.AnswerTime:2025-08-04T13:00:01Z false",
        "*ai:~*req.AnswerTime:2020-01-01T00:00:00Z true",
        "*ai:~*req.AnswerTime:|2025-08-04T13:00:01Z true",
        "*ai:~*req.AnswerTime:|2025-08-04T13:00:00Z false",
        "*activation_interval:~*req.AnswerTime:2025-08-04T13:00:00Z true",
        "*ai:~*req.Missing:2020-01-01T00:00:00Z false",
        "*notai:~*req.AnswerTime:2020-01-01T00:00:00Z false",
      })
  void shouldJudgeTimesByAnInterval(String filter, boolean expected) {
    // Given / When
    boolean matched = matches(CALL, filter);

    // Then
    assertThat(matched).as(filter).isEqualTo(expected);
  }

  @Test
  void shouldAskTheTariffForDestinationsAndTimings() {
    // Given
    MatchTerms terms =
        new MatchTerms(
            TERMS.now(),
            ZoneOffset.UTC,
            new TariffLookupPort() {
              @Override
              public boolean covers(String destinationId, String number) {
                return destinationId.equals("Dest_AU_Mobile") && number.startsWith("614");
              }

              @Override
              public boolean active(String timingId, ZonedDateTime moment) {
                return timingId.equals("Afternoon") && moment.getHour() >= 12;
              }
            });

    // When / Then
    assertThat(matches(CALL, terms, "*destinations:~*req.Destination:Dest_NZ|Dest_AU_Mobile"))
        .isTrue();
    assertThat(matches(CALL, terms, "*destinations:~*req.Account:Dest_AU_Mobile")).isFalse();
    assertThat(matches(CALL, terms, "*notdestinations:~*req.Destination:Dest_NZ")).isTrue();
    assertThat(matches(CALL, terms, "*destinations:~*req.Missing:Dest_AU_Mobile")).isFalse();
    assertThat(matches(CALL, terms, "*timings:~*req.AnswerTime:Morning|Afternoon")).isTrue();
    assertThat(matches(CALL, terms, "*timings:~*req.AnswerTime:Morning")).isFalse();
    assertThat(matches(CALL, terms, "*nottimings:~*req.AnswerTime:Morning")).isTrue();
  }

  @Test
  void shouldFindNoDestinationWithoutATariff() {
    // Given / When
    boolean matched = matches(CALL, "*destinations:~*req.Destination:Dest_AU_Mobile");

    // Then
    assertThat(matched).isFalse();
    assertThat(matches(CALL, "*timings:~*req.AnswerTime:*any")).isFalse();
  }

  @Test
  void shouldFailATimingFilterOnWhatIsNoTime() {
    // Given
    Event worded = event("AnswerTime", "tomorrow");

    // When
    String failure = failure(worded, "*timings:~*req.AnswerTime:PEAK");

    // Then
    assertThat(failure).isEqualTo("SERVER_ERROR: Unsupported time format");
  }

  @Test
  void shouldJudgeNestedFieldsAndTypes() {
    // Given
    Event nested =
        CALL.withFields(
            Map.of(
                "Extra",
                FieldValue.members(
                    Map.of(
                        "Tags",
                        FieldValue.items(List.of(FieldValue.text("a"), FieldValue.text("b"))),
                        "Vip",
                        FieldValue.flag(true),
                        "None",
                        FieldValue.items(List.of()))),
                "Units",
                FieldValue.number(5)));

    // When / Then
    assertThat(matches(nested, "*string:~*req.Extra.Tags[1]:b")).isTrue();
    assertThat(matches(nested, "*string:~*req.Extra.Tags[2]:b")).isFalse();
    assertThat(matches(nested, "*string:~*req.Extra.Vip:true")).isTrue();
    assertThat(matches(nested, "*empty:~*req.Extra.None:")).isTrue();
    assertThat(matches(nested, "*empty:~*req.Extra:")).isFalse();
    assertThat(matches(nested, "*empty:~*req.Extra.Vip:")).isFalse();
    assertThat(matches(nested, "*gt:~*req.Units:4.5")).isTrue();
    assertThat(matches(nested, "*exists:~*req.Extra.Missing:")).isFalse();
    assertThat(matches(nested, "*exists:~*req.Account.Missing:")).isFalse();
  }

  @Test
  void shouldJudgeOptions() {
    // Given
    Event optioned = CALL.withOption("*context", FieldValue.text("*cdrs"));

    // When
    boolean matched = matches(optioned, "*string:~*opts.*context:*cdrs|*sessions");

    // Then
    assertThat(matched).isTrue();
    assertThat(matches(CALL, "*string:~*opts.*context:*cdrs")).isFalse();
  }

  @Test
  void shouldMatchAProfileWhoseOnlyFilterIsAPrefix() {
    // Given
    ProfileSet set = set(charger("WHOLESALE", "*prefix:~*req.Destination:614"));

    // When
    List<String> matching = matchingIds(set, CALL);

    // Then
    assertThat(matching).containsExactly("WHOLESALE");
  }

  @Test
  void shouldRequireAllRulesOfANamedFilterAndAllFilters() {
    // Given
    ProfileSet set =
        set(
            filter(
                "FLTR_1",
                rule("*string", "~*req.Account", "1001"),
                rule("*prefix", "~*req.Destination", "614")),
            filter("FLTR_2", rule("*gt", "~*req.Usage", "200s")),
            charger("ONE", "FLTR_1"),
            charger("BOTH", "FLTR_1", "FLTR_2"));

    // When
    List<String> matching = matchingIds(set, CALL);

    // Then
    assertThat(matching).containsExactly("ONE");
  }

  @Test
  void shouldPassEverythingThroughANamedFilterWithoutRules() {
    // Given
    ProfileSet set = set(filter("FLTR_ALL"), charger("ALL", "FLTR_ALL"));

    // When
    List<String> matching = matchingIds(set, CALL);

    // Then
    assertThat(matching).containsExactly("ALL");
  }

  @Test
  void shouldLeaveOutAFilterThatIsNotInForceButRequireOneThatIs() {
    // Given
    FilterProfile expired =
        new FilterProfile(
            ProfileFixture.key("FLTR_OLD"),
            List.of(rule("*string", "~*req.Account", "nobody")),
            new ActivationInterval(
                Optional.empty(), Optional.of(Instant.parse("2020-01-01T00:00:00Z"))));
    ProfileSet set =
        set(
            expired,
            charger("ONLY_OLD", "FLTR_OLD"),
            charger("OLD_AND_CURRENT", "FLTR_OLD", "*string:~*req.Account:1001"));

    // When
    List<String> matching = matchingIds(set, CALL);

    // Then
    assertThat(matching).containsExactly("OLD_AND_CURRENT");
  }

  @Test
  void shouldReadTheElementThroughSearchesAndConverters() {
    // Given / When / Then
    assertThat(matches(CALL, "*string:~*req.Destination:s/^61(\\d+)/0$1/:040001")).isFalse();
    assertThat(matches(CALL, "*string:~*req.Destination:s/^61(\\d+)/0$1/:040000")).isTrue();
    assertThat(matches(CALL, "*string:~*req.Usage{*duration_seconds}:123")).isTrue();
    assertThat(matches(CALL, "*gt:~*req.Cost{*multiply:2}:24")).isTrue();
    assertThat(matches(CALL, "*string:~*req.Cost{*round:0:*up}:13")).isTrue();
  }

  @Test
  void shouldFailOnWhatAConverterCannotRead() {
    // Given
    Event worded = event("Usage", "long");

    // When
    String failure = failure(worded, "*string:~*req.Usage{*duration_seconds}:123");

    // Then
    assertThat(failure).isEqualTo("SERVER_ERROR: time: invalid duration \"long\"");
  }
}
