#!/usr/bin/env python3
"""The calls of parts 2, 3 and 4 of the "baby steps" posts, in their order and with their bodies.

Usage: posts_walk.py HOST PORT
Prints one line a call: a JSON object of the step's name and the answer as it came.
"""

import json
import sys
import urllib.request

TPID = {"TPid": "cgrates.org"}


class Charging:
    """Sends what the posts send, with nothing but the standard library."""

    def __init__(self, host, port):
        self.url = "http://%s:%s/jsonrpc" % (host, port)
        self.call("ping", {"method": "ApierV2.Ping", "params": [{"Tenant": "cgrates.org"}]})

    def call(self, step, body):
        request = urllib.request.Request(
            self.url,
            data=json.dumps(body).encode(),
            headers={"Content-type": "application/json", "Accept": "text/plain"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            decoded = json.loads(answer.read())
        print(json.dumps({"step": step, "answer": decoded}), flush=True)
        return decoded["result"]


def part_2(charging):
    ids = {"method": "ApierV1.GetTPDestinationIDs", "params": [TPID]}
    charging.call("no destinations yet", ids)
    charging.call("set mobile", set_destination("Dest_AU_Mobile", ["614"]))
    charging.call("one destination", ids)
    charging.call("set fixed", set_destination("Dest_AU_Fixed", ["612", "613", "617", "618"]))
    charging.call("set mobile again", set_destination("Dest_AU_Mobile", ["614"]))
    charging.call("set toll-free", set_destination("Dest_AU_TollFree", ["6113", "6118"]))
    for destination in sorted(charging.call("three destinations", ids)):
        charging.call(
            destination,
            {
                "method": "ApierV1.GetTPDestination",
                "params": [{"TPid": "cgrates.org", "ID": str(destination)}],
            },
        )

    rate_ids = {"method": "ApierV1.GetTPRateIds", "params": [TPID]}
    charging.call("no rates yet", rate_ids)
    charging.call("set mobile rate", set_rate("Rate_AU_Mobile_Rate_1", 0, 22))
    charging.call("set fixed rate", set_rate("Rate_AU_Fixed_Rate_1", 0, 14))
    charging.call("set toll-free rate", set_rate("Rate_AU_Toll_Free_Rate_1", 25, 0))
    charging.call("three rates", rate_ids)

    fixed = destination_rate("Dest_AU_Fixed", "Rate_AU_Fixed_Rate_1")
    mobile = destination_rate("Dest_AU_Mobile", "Rate_AU_Mobile_Rate_1")
    toll_free = destination_rate("Dest_AU_TollFree", "Rate_AU_Toll_Free_Rate_1")
    charging.call("set one destination rate", set_destination_rate([fixed]))
    charging.call(
        "destination rate ids",
        {"jsonrpc": "2.0", "method": "ApierV1.GetTPDestinationRateIds", "params": [TPID]},
    )
    charging.call("replace it by three", set_destination_rate([fixed, mobile, toll_free]))
    charging.call(
        "the destination rate",
        {
            "jsonrpc": "2.0",
            "method": "ApierV1.GetTPDestinationRate",
            "params": [{"ID": "DestinationRate_AU", "TPid": "cgrates.org"}],
            "id": 1,
        },
    )


def set_destination(name, prefixes):
    destination = {"TPid": "cgrates.org", "ID": name, "Prefixes": prefixes}
    return {"method": "ApierV2.SetTPDestination", "params": [destination]}


def set_rate(name, connect_fee, rate):
    slot = {
        "ConnectFee": connect_fee,
        "Rate": rate,
        "RateUnit": "60s",
        "RateIncrement": "60s",
        "GroupIntervalStart": "0s",
    }
    rates = {"ID": name, "TPid": "cgrates.org", "RateSlots": [slot]}
    return {"method": "ApierV1.SetTPRate", "params": [rates], "id": 1}


def destination_rate(destination, rate):
    return {
        "DestinationId": destination,
        "RateId": rate,
        "Rate": None,
        "RoundingMethod": "*up",
        "RoundingDecimals": 4,
        "MaxCost": 0,
        "MaxCostStrategy": "",
    }


def set_destination_rate(rates):
    whole = {"ID": "DestinationRate_AU", "TPid": "cgrates.org", "DestinationRates": rates}
    return {"method": "ApierV1.SetTPDestinationRate", "params": [whole]}


def part_3(charging):
    charging.call(
        "set rating plan",
        {
            "id": 3,
            "method": "APIerSv1.SetTPRatingPlan",
            "params": [
                {
                    "TPid": "cgrates.org",
                    "ID": "RatingPlan_VoiceCalls",
                    "RatingPlanBindings": [
                        {
                            "DestinationRatesId": "DestinationRate_AU",
                            "TimingId": "*any",
                            "Weight": 10,
                        }
                    ],
                }
            ],
        },
    )
    charging.call(
        "rating plan ids",
        {"jsonrpc": "2.0", "method": "ApierV1.GetTPRatingPlanIds", "params": [TPID]},
    )
    charging.call(
        "load",
        {
            "method": "APIerSv1.LoadTariffPlanFromStorDb",
            "params": [
                {
                    "TPid": "cgrates.org",
                    "DryRun": False,
                    "Validate": True,
                    "APIOpts": None,
                    "Caching": None,
                }
            ],
            "id": 0,
        },
    )
    charging.call(
        "set rating profile",
        {
            "method": "APIerSv1.SetRatingProfile",
            "params": [
                {
                    "TPid": "RatingProfile_VoiceCalls",
                    "Overwrite": True,
                    "LoadId": "APItest",
                    "Tenant": "cgrates.org",
                    "Category": "call",
                    "Subject": "*any",
                    "RatingPlanActivations": [
                        {
                            "ActivationTime": "2014-01-14T00:00:00Z",
                            "RatingPlanId": "RatingPlan_VoiceCalls",
                            "FallbackSubjects": "",
                        }
                    ],
                }
            ],
        },
    )
    charging.call(
        "rating profile ids",
        {"jsonrpc": "2.0", "method": "ApierV1.GetRatingProfileIDs", "params": [TPID]},
    )
    charging.call(
        "cost",
        {
            "method": "APIerSv1.GetCost",
            "params": [
                {
                    "Tenant": "cgrates.org",
                    "Category": "call",
                    "Subject": "1001",
                    "AnswerTime": "2025-08-04T13:00:00Z",
                    "Destination": "6140000",
                    "Usage": "123s",
                    "APIOpts": {},
                }
            ],
            "id": 0,
        },
    )


def part_4(charging):
    charging.call("cdr without charger", external_cdr("61411111"))
    charging.call(
        "set charger",
        {
            "method": "APIerSv1.SetChargerProfile",
            "params": [
                {
                    "Tenant": "cgrates.org",
                    "ID": "DEFAULT",
                    "FilterIDs": [],
                    "AttributeIDs": ["*none"],
                    "Weight": 0,
                }
            ],
        },
    )
    charging.call(
        "the charger",
        {
            "jsonrpc": "2.0",
            "method": "ApierV1.GetChargerProfile",
            "params": [{"TPid": "cgrates.org", "ID": "DEFAULT"}],
        },
    )
    charging.call("cdr with charger", external_cdr("6141111124211"))
    charging.call(
        "cdrs",
        {
            "method": "ApierV1.GetCDRs",
            "params": [
                {
                    "Direction": "*out",
                    "Tenants": ["cgrates.org"],
                    "Accounts": ["1002"],
                    "TimeStart": "2022-02-14 13:07:39",
                    "TimeEnd": "2022-02-16 13:07:39",
                    "Limit": 100,
                }
            ],
            "id": 0,
        },
    )


def external_cdr(destination):
    return {
        "method": "CDRsV1.ProcessExternalCDR",
        "params": [
            {
                "Direction": "*out",
                "Category": "call",
                "RequestType": "*raw",
                "ToR": "*monetary",
                "Tenant": "cgrates.org",
                "Account": "1002",
                "Subject": "1002",
                "Destination": destination,
                "AnswerTime": "2022-02-15 13:07:39",
                "SetupTime": "2022-02-15 13:07:30",
                "Usage": "181s",
                "OriginID": "API Function Example",
            }
        ],
        "id": 0,
    }


if __name__ == "__main__":
    walk = Charging(sys.argv[1], sys.argv[2])
    part_2(walk)
    part_3(walk)
    part_4(walk)
