package org.signalbox.dra.yaml;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.core.PatternSize;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.peer.PeerAddress;
import org.signalbox.dra.guard.RealmPattern;
import org.signalbox.dra.number.NumberRange;

/** The forms of texts in a routing file. */
final class RouteForms {

  static final ValueForm<String> IDENTITY =
      new ValueForm<>(
          "a Diameter identity such as hss01.epc.mnc001.mcc001.3gppnetwork.org",
          text -> DiameterIdentity.of(text).text());

  static final ValueForm<String> REALM =
      new ValueForm<>(
          "a realm such as epc.mnc001.mcc001.3gppnetwork.org",
          text -> DiameterIdentity.of(text).text());

  static final ValueForm<RealmPattern> REALM_PATTERN =
      new ValueForm<>("a realm, or \"*.\" and a realm for all below it", RealmPattern::new);

  static final ValueForm<NumberRange> NUMBERS =
      new ValueForm<>(NumberRange.FORM, NumberRange::parse);

  static final ValueForm<Integer> RESULT_CODE = ValueForms.count(1001, 9999);
  static final ValueForm<Integer> WEIGHT = ValueForms.count(1, 10_000);
  static final ValueForm<Integer> PRIORITY = ValueForms.count(1, 100);
  static final ValueForm<Integer> PORT = ValueForms.count(0, 65_535);
  static final ValueForm<Duration> WATCHDOG =
      atLeast(ValueForms.DURATION, Duration.ofSeconds(6), "6s");
  static final ValueForm<Duration> WAIT =
      atLeast(ValueForms.DURATION, Duration.ofMillis(10), "10ms");

  /** A name that an operator gives: a group's, a table's, a route's. */
  static final ValueForm<String> OWN_NAME =
      new ValueForm<>(
          "a name of letters, digits, dots, dashes and underscores",
          text -> require(text, text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")));

  static final ValueForm<String> SENTENCE =
      new ValueForm<>(
          "a sentence of at most 200 characters",
          text -> require(text, !text.isBlank() && text.length() <= 200));

  static final ValueForm<String> DIAMETER_URI =
      new ValueForm<>(
          "a DiameterURI such as aaa://hss01.example.org:3868;transport=tcp",
          text -> require(text, text.matches("aaas?://[A-Za-z0-9._-]+(:[0-9]{1,5})?(;[!-~]*)?")));

  /** The pattern between slashes. */
  static final ValueForm<Pattern> PATTERN =
      new ValueForm<>(
          "a regular expression between slashes, of up to "
              + PatternSize.MAX_LENGTH
              + " characters and small once written out",
          RouteForms::pattern);

  /** The same for values in lower case. */
  static final ValueForm<Pattern> LOWER_CASE_PATTERN =
      new ValueForm<>(PATTERN.description(), text -> pattern(lowerCase(text)));

  private static final java.util.regex.Pattern ADDRESS =
      java.util.regex.Pattern.compile(
          "(?:\\[([0-9A-Fa-f:.]+)\\]|([^\\[\\]:\\s]+))(?::(\\d{1,5}))?");

  /**
   * What means something in a pattern whatever the text: a class of Unicode by one letter or in
   * braces, any other character after a backslash, the begin of a group with a name or flags.
   */
  private static final java.util.regex.Pattern MEANING =
      java.util.regex.Pattern.compile(
          "\\\\[pP](?:\\{[^}]*\\}?|.)|\\\\.|\\(\\?[^:)>]*", java.util.regex.Pattern.DOTALL);

  private RouteForms() {}

  /** An address that is dialled. */
  static ValueForm<PeerAddress> address(int defaultPort) {
    return new ValueForm<>(
        "HOST or HOST:PORT",
        text -> {
          Matcher matcher = ADDRESS.matcher(text);
          require(text, matcher.matches());
          String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
          String port = matcher.group(3);
          return new PeerAddress(host, port == null ? defaultPort : Integer.parseInt(port));
        });
  }

  private static ValueForm<Duration> atLeast(
      ValueForm<Duration> form, Duration least, String shown) {
    return new ValueForm<>(
        form.description() + ", at least " + shown,
        text -> {
          Duration duration = form.decode(text);
          require(text, duration.compareTo(least) >= 0);
          return duration;
        });
  }

  /** True for a text between slashes. */
  static boolean isPattern(String text) {
    return text.length() > 1 && text.startsWith("/") && text.endsWith("/");
  }

  private static Pattern pattern(String text) {
    String inside = text.substring(1, text.length() - 1);
    require(
        text,
        !inside.isEmpty() && !PatternSize.isTooLong(inside) && !PatternSize.isTooLarge(inside));
    return Pattern.compile(inside);
  }

  /** The letters of a pattern in lower case, but not those that mean something. */
  private static String lowerCase(String pattern) {
    StringBuilder lower = new StringBuilder();
    int done = 0;
    Matcher meaning = MEANING.matcher(pattern);
    while (meaning.find()) {
      lower.append(pattern.substring(done, meaning.start()).toLowerCase(Locale.ROOT));
      lower.append(meaning.group());
      done = meaning.end();
    }
    return lower.append(pattern.substring(done).toLowerCase(Locale.ROOT)).toString();
  }

  private static String require(String text, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
