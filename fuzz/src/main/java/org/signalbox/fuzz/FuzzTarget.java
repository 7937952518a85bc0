package org.signalbox.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be fuzzed. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are List.of, which nobody can change.
public enum FuzzTarget {
  /** JSON values back to back on a stream, cut anywhere. */
  STREAM(
      RequestStreamFuzz.class,
      List.of(
          "{\"method\":\"Fuzz.Echo\",\"params\":[{\"a\":[1.5e3,\"\\u00e9\"]}],\"id\":1} {\"id\":\"x\"}",
          "{\"Method\":\"Fuzz.Read\",\"params\":[{\"Text\":\"}{\\\"\",\"Number\":1e999999999}]}",
          "[{\"method\":\"Fuzz.Ping\"}]",
          // Found: a body that refuses what it reads was called an error of the program.
          "{\"method\":\"Fuzz.Echo\",\"params\":[3,\"\\u00e9\"]}],\"id\":\"]}],\"id\":1}"
              + " {\"id\u0001\0\0L\"}",
          // Found: the law took a request's own words for an error of the program.
          "{\"Method\":\"Fuzz.internal errorRead\",\"params\":[{\"Text$\":999}]}",
          "{\"method\":\"Fuzz.Echo\",\"params\":[],\"id\":1e99999999999}")),
  /** Every method of a whole node. */
  CALLS(
      CallFuzz.class,
      emptyAndThese(
          "{\"TPid\":\"T\",\"OrderBy\":\"DException\",\"Prefix\":\": null\"}",
          "{\"TPid\":\"T\",\"ID\":\"D\",\"Prefixes\":[\"614\"]}",
          "{\"TPid\":\"T\",\"ID\":\"R\",\"RateSlots\":[{\"ConnectFee\":0,\"Rate\":22,"
              + "\"RateUnit\":\"60s\",\"RateIncrement\":\"60s\",\"GroupIntervalStart\":\"0s\"}]}",
          "{\"Tenant\":\"cgrates.org\",\"Category\":\"call\",\"Subject\":\"1001\",\"Destination\":"
              + "\"614\",\"AnswerTime\":\"*now\",\"Usage\":\"123s\",\"APIOpts\":{\"*explain\":true}}",
          "{\"Tenant\":\"cgrates.org\",\"ID\":\"A\",\"Contexts\":[\"*any\"],\"FilterIDs\":["
              + "\"*string:~*req.Account:1001\"],\"Attributes\":[{\"Path\":\"*req.Subject\","
              + "\"Type\":\"*constant\",\"Value\":\"x\"}],\"Weight\":10}",
          "{\"Flags\":[\"*rals\"],\"Event\":{\"OriginID\":\"x\",\"ToR\":\"*voice\",\"Usage\":\"1s\"}}")),
  /** The files of a tariff plan. */
  CSV(
      PlanCsvFuzz.class,
      List.of(
          "\u0000#Tag,Prefix\nDest,614\n",
          "\u0001#Tag,ConnectFee,Rate,RateUnit,RateIncrement,GroupIntervalStart\nR,0,22,60s,60s,0s\n",
          "\u0002DR,Dest,R,*up,4,0,\n",
          "\u0003RP,DR,*any,10\n",
          "\u0004cgrates.org,call,*any,2014-01-14T00:00:00Z,RP,\n")),
  /** Durations, times and amounts. */
  TEXT(
      ValueTextFuzz.class,
      List.of("1h2m3.5s", "*month_end+1h", "2025-08-04T13:00:00.5+10:00", "04.08.2025 13:00:00")),
  /** Octets as one Diameter message. */
  DIAMETER(
      DiameterFuzz.class,
      List.of(
          "\u0001\0\0 @\0\u0001\u0010\0\0\0\u0004abcdefgh\0\0\u0001\u000c@\0\0\u000c\0\0\u0007\u0011",
          "\u0001\0\0004\0\0\u0001\u0001\0\0\0\0abcdefgh\0\0\u0001\u0004@\0\0 "
              + "\0\0\u0001\n@\0\0\u000c\0\0(/\0\0\u0001\u0002@\0\0\u000c\0\0\0\u0004")),
  /** freeDiameter's files, one at a time. */
  FREEDIAMETER(
      FreeDiameterFuzz.class,
      List.of(
          "\0Identity = \"a.b\"; Realm = \"b\"; ListenOn = \"127.0.0.1\"; Port = 0; TwTimer = 30;"
              + " ConnectPeer = \"c.b\" { No_TLS; ConnectTo = \"127.0.0.1\"; Port = 3868; };",
          "\u0001* : \"hss01\" += 50 ;\nun=[\"^00101\"] : dr=\"b\" += NO_DELIVERY - 3 ;",
          "\u0002ALLOW_IPSEC *.b c.d\n# comment\n*",
          "\u0003AVP = \"User-Name\"; \"^001.*\" : \"hss\" += 50;",
          "\u0004SkipTooBusyErrors; RetryMaxPeers=2; RelayTimeout=500;",
          "\u0005MaximumSize=4096;")),
  /** Captures and hex digits. */
  CAPTURE(
      CaptureFuzz.class,
      List.of(
          "01 00 00 14 80 00 01 0c 00 00 00 04 00 00 00 01 00 00 00 02",
          "\n\r\r\n\0\0\0\u001c\u001a+<M\0\u0001\0\0~~~~~~~~\0\0\0\u001c"
              + "\0\0\0\u0001\0\0\0\u0014\0e\0\0\0\0\0\0\0\0\0\u0014"
              + "\0\0\0\u0006\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 ",
          // Found: packets of an interface that was never described.
          "\n\r\r\n\0\0\0\u001c\u001a+<M\0\u0001\0\0~~~~~~~~\0\0\0\u001c"
              + "\0\0\0\u0003\0\0\0\u0014\0e\0\0\0\0\0\0\0\0\0\u0014"
              + "\0\0\0\u0006\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 ")),
  /** Additions to the dictionary, and names. */
  DICTIONARY(
      DictionaryFuzz.class,
      List.of(
          """
          vendor 99999 Lab
          application 16777999 LabApp Lb acct
          command 9999 Lab-Test LT Lb
          avp 7 Lab-Mode Enumerated MS
            0 OFF
          """,
          "1407/3GPP",
          "PUR")),
  /** Octets as one command of the ledger's log. */
  LEDGER(
      LedgerCommandFuzz.class,
      List.of(
          "\u0001\u0002\0\0\0\0\0\0\0\0\0\n",
          "\u0001\u0001\0\0\0\0\0\0\0\0\0\u0001t\u0001a\u0002\u0003\u0002\u0001",
          "\u0001\u0001\0\0\0\0\0\0\0\0\u0001\u0001k\0\u0001t\u0001a\u0001\u0004"
              + "\u0006*voice\u0001v\0\0\u0014\u0001\u0002AU\0\0\0\u0007*zero1s\0\0\0\u0014\0",
          "\u0001\u0006\0\0\0\0\0\0\0\0\u0001\u0001s\0\0\n\u0001\0\0\u0001\u0001t\u0001a"
              + "\u0006*voice\u0002\0\0\0\u0002\u0001\u0001\u0004call\u0003614"
              + "\0\0\0\0\0\0\0\0\u0001Z\u0001\0\u0001\n\u0001\0"));

  /** Enough first octets to reach every method. */
  private static final int METHODS = 128;

  private final Class<?> target;
  private final List<String> seeds;

  FuzzTarget(Class<?> target, List<String> seeds) {
    this.target = target;
    this.seeds = seeds;
  }

  /** The class whose {@code fuzzerTestOneInput} is called. */
  public Class<?> targetClass() {
    return target;
  }

  /** Inputs to begin with. */
  public List<String> seeds() {
    return seeds;
  }

  /** The name on the command line. */
  public String commandName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FuzzTarget> named(String name) {
    return Arrays.stream(values()).filter(target -> target.commandName().equals(name)).findFirst();
  }

  /** An empty object for every method; the others for one each, from where the fuzzer moves on. */
  private static List<String> emptyAndThese(String... arguments) {
    List<String> seeds = new ArrayList<>();
    for (char method = 0; method < METHODS; method++) {
      seeds.add(method + "{}");
      seeds.add(method + arguments[method % arguments.length]);
    }
    return List.copyOf(seeds);
  }
}
