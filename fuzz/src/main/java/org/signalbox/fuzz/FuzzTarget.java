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
          // Found: an id's numbers were written out in full.
          "{\"method\":\"Fuzz.Echo\",\"params\":[{}],\"id\":[7777777777e7377]}",
          "{\"method\":\"Fuzz.Echo\",\"params\":[],\"id\":1e99999999999}")),
  /** Every method of a whole node. */
  CALLS(
      CallFuzz.class,
      emptyAndThese(
          // Found: a name longer than any definition has.
          "{\"ID\":\"" + "x".repeat(284) + "\",\"Group\":\"" + "x".repeat(284) + "\"}",
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
  /** Octets as one Credit-Control-Request: a call, a data session, a message. */
  CREDIT_CONTROL(
      CreditControlFuzz.class,
      List.of(
          "\001\000\001\360\300\000\001\020\000\000\000\004\000\000\000\001\000\000\000\002"
              + "\000\000\001\007@\000\000\013s;1\000\000\000\001\010@\000\000\013a.b\000\000\000"
              + "\001(@\000\000\011b\000\000\000\000\000\001\010@\000\000\013a.b\000\000\000\001"
              + "\315@\000\000#ext.01.001.8.32260@3gpp.org\000\000\000\001\240@\000\000\014\000"
              + "\000\000\002\000\000\001\237@\000\000\014\000\000\000\001\000\000\0007\000\000"
              + "\000\014\350\376o\200\000\000\003i\300\000\000\314\000\000(\257\000\000\003l\300"
              + "\000\000\300\000\000(\257\000\000\0037\300\000\000 \000\000(\257\000\000\0038"
              + "\300\000\000\022\000\000(\257INVITE\000\000\000\000\003=\300\000\000\020\000\000"
              + "(\257\000\000\000\000\000\000\003?\300\000\000\033\000\000(\257tel:+614000000"
              + "1\000\000\000\003@\300\000\000\035\000\000(\257sip:+6140000002@b\000\000\000\000"
              + "\000\003A\300\000\000\034\000\000(\257\000\000\003B\200\000\000\020\000\000(\257"
              + "\000\000\000\001\000\000\003K\300\000\000,\000\000(\257\000\000\003L\300\000\000"
              + "\035\000\000(\257audio 4 RTP/AVP 0\000\000\000\000\000\001\273@\000\000(\000\000"
              + "\001\302@\000\000\014\000\000\000\000\000\000\001\274@\000\000\023+6140000001"
              + "\000\000\000\001\307@\000\000\014\000\000\000\001\000\000\001\310@\000\000d\000"
              + "\000\001\265@\000\000\024\000\000\001\244@\000\000\014\000\000\000\036\000\000"
              + "\001\267@\000\000\014\000\000\003\350\000\000\001\260@\000\000\014\000\000\000"
              + "d\000\000\001\276@\000\0000\000\000\001\244@\000\000\014\000\000\000\017\000\000"
              + "\003h\300\000\000\020\000\000(\257\000\000\000\000\000\000\001\304@\000\000\014"
              + "\000\000\000\000",
          "\001\000\001\324\300\000\001\020\000\000\000\004\000\000\000\001\000\000\000\002"
              + "\000\000\001\007@\000\000\013s;2\000\000\000\001\010@\000\000\013a.b\000\000\000"
              + "\001(@\000\000\011b\000\000\000\000\000\001\315@\000\000\02632251@3gpp.org\000"
              + "\000\000\000\001\240@\000\000\014\000\000\000\001\000\000\001\237@\000\000\014"
              + "\000\000\000\000\000\000\001\273@\000\000,\000\000\001\302@\000\000\014\000\000"
              + "\000\001\000\000\001\274@\000\000\027001010000000001\000\000\000\001\264@\000"
              + "\000\014\000\000\000\000\000\000\010\007\300\000\000\020\000\000(\257\000\000"
              + "\000\001\000\000\001\310@\000\000<\000\000\001\265@\000\000\030\000\000\001\245"
              + "@\000\000\020\000\000\000\000\000\017B@\000\000\003\370\300\000\000\034\000\000"
              + "(\257\000\000\004\004\200\000\000\020\000\000(\257\000\000\000\011\000\000\003"
              + "i\300\000\000\350\000\000(\257\000\000\003j\300\000\000\334\000\000(\257\000\000"
              + "\000\002\300\000\000\020\000\000(\257\000\000\001\002\000\000\000\003\300\000"
              + "\000\020\000\000(\257\000\000\000\000\000\000\004\313\300\000\000\022\000\000"
              + "(\257\000\001\012-\000\002\000\000\000\000\000\036@\000\000\020internet\000\000"
              + "\000\022\300\000\000\021\000\000(\25700101\000\000\000\000\000\000\012\300\000"
              + "\000\015\000\000(\257\005\000\000\000\000\000\000\027\300\000\000\016\000\000"
              + "(\257\004\001\000\000\000\000\000\026\300\000\000\031\000\000(\257\202\000\361"
              + "\020\000\001\000\361\020\000\001\001\001\000\000\000\000\000\000\025\300\000\000"
              + "\015\000\000(\257\006\000\000\000\000\000\001\312@\000\000,\000\000\001\313@\000"
              + "\000\014\000\000\000\000\000\000\001\314@\000\000\0303534900698733153",
          "\001\000\001<\300\000\001\020\000\000\000\004\000\000\000\001\000\000\000\002"
              + "\000\000\001\007@\000\000\013s;3\000\000\000\001\010@\000\000\013a.b\000\000\000"
              + "\001(@\000\000\011b\000\000\000\000\000\001\315@\000\000\02632274@3gpp.org\000"
              + "\000\000\000\001\240@\000\000\014\000\000\000\004\000\000\001\237@\000\000\014"
              + "\000\000\000\000\000\000\001\264@\000\000\014\000\000\000\000\000\000\001\273"
              + "@\000\000 \000\000\001\302@\000\000\014\000\000\000\000\000\000\001\274@\000\000"
              + "\0146140\000\000\001\310@\000\000X\000\000\001\265@\000\000P\000\000\001\241@"
              + "\000\000\020\000\000\000\000\000\000\000\001\000\000\001\235@\000\0008\000\000"
              + "\001\275@\000\000$\000\000\001\277@\000\000\020\000\000\000\000\000\000\000\372"
              + "\000\000\001\255@\000\000\014\377\377\377\376\000\000\001\251@\000\000\014\000"
              + "\000\003\322\000\000\003i\300\000\000P\000\000(\257\000\000\007\320\300\000\000"
              + "D\000\000(\257\000\000\007\352\300\000\0008\000\000(\257\000\000\004\261\300\000"
              + "\000,\000\000(\257\000\000\003\203\300\000\000\020\000\000(\257\000\000\000\001"
              + "\000\000\003\201\300\000\000\020\000\000(\2576141")),
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
  /** Bodies that network functions send to the NRF, and queries of its lists. */
  NRF(
      NrfFuzz.class,
      List.of(
          "\0{\"nfInstanceId\":\"5b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a\",\"nfType\":\"UDM\","
              + "\"nfStatus\":\"REGISTERED\",\"fqdn\":\"a.b\",\"heartBeatTimer\":-1,"
              + "\"plmnList\":[{\"mcc\":\"001\",\"mnc\":\"01\"}],\"allowedNfTypes\":[\"AMF\"],"
              + "\"nfServiceList\":{\"1\":{\"serviceInstanceId\":\"1\"}}}",
          "\u0001[{\"op\":\"replace\",\"path\":\"/nfStatus\",\"value\":\"REGISTERED\"}]",
          "\u0001[{\"op\":\"copy\",\"from\":\"\",\"path\":\"/a\"},{\"op\":\"move\",\"from\":\"/load\","
              + "\"path\":\"/nfServices/-\"},{\"op\":\"test\",\"path\":\"/a~1b\",\"value\":1e9}]",
          "\u0002{\"nfStatusNotificationUri\":\"http://h\",\"subscrCond\":{\"conditionType\":"
              + "\"NEF_COND\",\"gpsiRanges\":[{\"start\":\"1\",\"end\":\"2\"}]}}",
          "\u0003nf-type=AMF&limit=1&page-number=2&page-size=3&a=%zz")),
  /** Queries of discovery, behind the type that the first octet chooses. */
  DISCOVERY(
      DiscoveryFuzz.class,
      List.of(
          "\0guami={\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"},\"amfId\":\"020040\"}&amf-set-id=001"
              + "&amf-region-id=02&limit=1",
          "\u0001dnn=ims&snssais=[{\"sst\":1}]&tai={\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"},"
              + "\"tac\":\"000001\"}&requester-features=20&preferred-locality=north",
          "\u0002dnai-list=d,e&ue-ipv4-address=10.0.0.5&pdu-session-types=IPV4&upf-iwk-eps-ind=true"
              + "&required-pfcp-features=AA%3D%3D&preferred-tai={}",
          "\u0003supi=imsi-001010000000005&gpsi=msisdn-61400000000&group-id-list=g&max-payload-size=1"
              + "&service-names=nx-y&required-features=1&preferred-api-versions={\"nx-y\":\"^1.0.0\"}",
          "\u0003complex-query={\"cnfUnits\":[{\"cnfUnit\":[{\"attr\":\"supi\",\"value\":\"imsi-1\","
              + "\"negative\":true},{\"attr\":\"snssais\",\"value\":[{\"sst\":1}]}]}]}",
          "\u0004complex-query={\"dnfUnits\":[{\"dnfUnit\":[{\"attr\":\"nef-id\",\"value\":7}]}]}"
              + "&ext-preferred-locality={\"1\":[{\"localityType\":\"a\",\"localityValue\":\"b\"}]}",
          "\u0006mbs-session-id-list=[{\"tmgi\":{\"mbsServiceId\":\"00000a\",\"plmnId\":{\"mcc\":"
              + "\"001\",\"mnc\":\"01\"}}}]&area-session-id=3&preferred-collocated-nf-types=SMF",
          "\u0005ml-analytics-info-list=[{\"mlAnalyticsIds\":[\"A\"]}]&notification-type=X"
              + "&preferred-analytics-delays={\"A\":3}&w-agf-info={\"endpointFqdn\":\"a\"}&ipv4-index=7",
          "\u0005nwdaf-event-list=A,B&exclude-nfinst-list=5b2a3f84-f61b-41f1-a6a5-000000000050&hnrf-uri="
              + "http%3A%2F%2Fh&target-plmn-list=[{\"mcc\":\"001\",\"mnc\":\"01\"}]")),
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

  /** Inputs to begin with, a character an octet. */
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
