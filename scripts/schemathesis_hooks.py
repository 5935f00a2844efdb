"""What scripts/schemathesis.sh adds to schemathesis: a trip to ask about, and a check of its own.

As a program (schemathesis_hooks.py URL USERNAME PASSWORD) it fills the account with a planned trip and prints, as TOML,
the ids by which schemathesis asks for what is there. As the module of SCHEMATHESIS_HOOKS it adds the check.
"""

import json
import sys
import time
import urllib.request

# A refusal in these words says that the request could not be read at all, so the document promises too much.
UNREADABLE = "This cannot be read"
# To JSON Schema 5.0 is an integer. Here a whole number is written without a fraction, which no schema can say.
WHOLE_NUMBERS = ("floating point", "whole number")


class Account:
    """Somebody who is logged in."""

    def __init__(self, url, username, password):
        self.url = url + "/api/v1"
        self.token = None
        self.token = self.post("/users/login", {"username": username, "password": password})["accessToken"]

    def ask(self, method, path, body=None):
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or b"null")

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, body=None):
        return self.ask("POST", path, body)

    def generate(self, trip):
        started = self.post(trip + "/generations", {"effort": "quick"})["generationId"]
        for _ in range(600):
            generation = self.get(f"{trip}/generations/{started}")
            if generation["status"] == "completed":
                return generation
            if generation["status"] not in ("queued", "processing"):
                raise SystemExit(f"the trip could not be planned: {generation}")
            time.sleep(0.1)
        raise SystemExit("the trip was not planned in a minute")


def planned_trip(account):
    """The ids of a trip in which everything is, by the names of the paths' parameters."""
    trip = account.post(
        "/trips",
        {
            "tripName": "Seoul and Busan",
            "startDate": "2027-04-05",
            "transport": "transit",
            "destinations": [{"name": "seoul", "nights": 1}, {"name": "busan", "nights": 1}],
            "members": [{"name": "Ada", "age": 35}, {"name": "Bo", "age": 8}],
        },
    )
    path = "/trips/" + trip["tripId"]
    account.generate(path)
    again = account.generate(path)
    stops = account.get(path + "/itinerary")["days"][0]["stops"]
    place = account.post(path + "/places", {"name": "Aunt Kim's", "latitude": 37.57, "longitude": 126.98})
    return {
        "tripId": [trip["tripId"]],
        "generationId": [again["generationId"]],
        "proposalId": [again["proposalId"]],
        "stopId": [stop["stopId"] for stop in stops[:3]],
        "memberId": [member["memberId"] for member in trip["members"]],
        "destinationId": [stay["destinationId"] for stay in trip["destinations"]],
        "placeId": [place["placeId"], "seoul/gyeongbokgung", "busan/haeundae-beach"],
        "ideaId": [account.post(path + "/tray", {"placeId": "seoul/changdeokgung"})["ideaId"]],
        "companionId": [account.post(path + "/companions", {"role": "viewer"})["companion"]["companionId"]],
        "token": [account.post(path + "/share", {"sections": ["itinerary", "costs", "members"]})["token"]],
        "tokenId": [account.post("/users/me/tokens", {"name": "spare", "scopes": ["trips:read"]})["tokenId"]],
        "version": [1],
        "destination": ["seoul"],
    }


def print_dictionaries(ids):
    for name, values in ids.items():
        print(f"[dictionaries.{name}]\nvalues = {json.dumps(values)}")
    print("[parameters]")
    for name in ids:
        print(f'"path.{name}" = {{ dictionary = "{name}", probability = 0.8 }}')
    print('"query.placeId" = { dictionary = "placeId", probability = 0.8 }')
    print('"query.from" = { dictionary = "placeId", probability = 0.8 }')
    print('"query.to" = { dictionary = "placeId", probability = 0.8 }')


if __name__ == "__main__":
    print_dictionaries(planned_trip(Account(*sys.argv[1:])))
else:
    import schemathesis

    @schemathesis.check
    def documented_requests_can_be_read(ctx, response, case):
        """A request that the document allows may be refused for what it says, and not for how it is written."""
        meta = case.meta
        if meta is None or not meta.generation.mode.is_positive or response.status_code != 400:
            return
        for refused in response.json().get("errors", []):
            message = refused["message"]
            if message.startswith(UNREADABLE) and not any(words in message for words in WHOLE_NUMBERS):
                raise AssertionError(f"documented, and not understood: {refused}")
