// Generated from docs/openapi.json by `npm run api`. Do not edit.

export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that access tokens are verified with (RFC 7517). A key that no longer signs stays until its last token has
         *     expired.
         */
        get: operations["readKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the backups in the data folder, the newest first, with the one that is being made or failed last. */
        get: operations["listBackups"];
        put?: never;
        /** Begin a backup; the list tells how far it is. */
        post: operations["makeBackup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/backups/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch the sealed file of a backup. Only who runs the server may, no service. */
        get: operations["fetchBackup"];
        put?: never;
        post?: never;
        /** Remove a backup. */
        delete: operations["removeBackup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/caches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the caches of this process. */
        get: operations["listCaches"];
        put?: never;
        post?: never;
        /** Empty the caches of this process; the next questions go to the sources. */
        delete: operations["clearCaches"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the dead letters of a queue, the newest first. */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dead-letters/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Throw dead letters away. */
        post: operations["discardDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dead-letters/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send dead letters again, as if they were new. */
        post: operations["resendDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how the server does: version, time since the start, database, queues, caches, packs, memory, checks. */
        get: operations["readServerHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the queues with what is in them. */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The generations of everybody, the newest first
         * @description For operators. Those that ended long ago are forgotten.
         */
        get: operations["listGenerations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/generations/{generationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a generation is
         * @description For whoever asked for it and may still see the trip, and for operators. Its plan is read with the trip's itinerary.
         */
        get: operations["findGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/generations/{generationId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a generation
         * @description Server-sent events: `progress` with the generation as it stands, `day` with each day of the plan as soon as it
         *     stands, `finished` with the generation at its end, after which the stream ends. A reader that comes back with
         *     `Last-Event-ID` gets what it missed; one that has seen everything gets 204, which tells a browser not to come back.
         */
        get: operations["followGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/infer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the language model
         * @description For operators and services. The same task with the same input (whatever the order of its keys, the composition of
         *     its letters and the space around its texts) is asked once; a failure is never kept.
         */
        post: operations["infer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/places/{placeId}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Why to go to a place, and what to know there
         * @description Reasons are the planner's terms, from a day planned around the place; tips are facts of the data, each named. What
         *     no fact stands behind is not said. Good for 24 hours.
         */
        post: operations["recommendPlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan a trip without keeping it
         * @description The document is the plan file of the command line. A request that cannot be met is answered with a plan that has no
         *     days and names its conflicts. Equal requests with equal seeds give equal plans.
         */
        post: operations["planTrip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/weather-impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change of the weather means for planned days
         * @description Days that turn wet, at least 10 degrees warmer or colder, or get a warning; with the stops in the open, what to do,
         *     and places under a roof nearby.
         */
        post: operations["judgeWeather"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the destinations with what their packs hold. */
        get: operations["listDestinations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what the map is drawn on. For everybody, because a shared trip is looked at without an account. */
        get: operations["getMapSettings"];
        /** Sets what the map is drawn on: a style, or tiles, or neither. It counts at once and wins over the configuration. */
        put: operations["putMapSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells how long the ways between several points take. */
        post: operations["getMatrix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the packs: bundled ones, and imported ones that stand in front of them. */
        get: operations["listPacks"];
        put?: never;
        /** Takes a file in and imports it in the background. The pack stands in front of the one of the same destination. */
        post: operations["importPack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/packs/{destination}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes an imported pack; the bundled one of the same destination is there again. */
        delete: operations["deletePack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/packs/{destination}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives what is drawn beneath the places of an imported pack: streets, green, water and railways as `GeoJSON`.
         * @description For everybody, because a shared trip is looked at without an account. Only packs from OpenStreetMap extracts have it;
         *     lists of packs and destinations say which. With `If-None-Match`, 304 where it is the same.
         */
        get: operations["getPackMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/packs/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the imports, the newest first. Old finished ones are forgotten. */
        get: operations["listPackImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/packs/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how far an import is. */
        get: operations["getPackImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/places/{placeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a place.
         * @description An id holds a slash (`seoul/gyeongbokgung`, `osm/n123`), which is written `%2F`; as it is, it is understood too,
         *     but for places whose own name is `hours` or holds a further slash.
         */
        get: operations["getPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/places/{placeId}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows when a place is open, on its own clock. */
        get: operations["getPlaceHours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells how long the way takes. */
        get: operations["getRoute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds places by name.
         * @description Best match first: the whole name, its beginning, a later word, initials, inside, with typing errors; then the best
         *     known. At most 500 places are listed.
         */
        get: operations["searchPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/search/nearby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds the places that can be reached in time.
         * @description Reachable within the minutes by the mode, not merely inside a circle. The distance of a place is the length of the
         *     way. At most 500 places are listed.
         */
        post: operations["searchNearby"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/locations/weather": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the weather of some days.
         * @description A forecast up to 16 days ahead where a provider is configured, else what is typical for the month, else unknown.
         */
        get: operations["getWeather"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives a trip as a link shows it. Nothing is in it but what its owner chose. */
        get: operations["readSharedTrip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the trips that the caller owns or shares. */
        get: operations["listTrips"];
        put?: never;
        /** Makes a trip from any part of a request, at least its name. */
        post: operations["createTrip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives a trip with everything that is asked for. */
        get: operations["readTrip"];
        /**
         * Replaces everything that is asked for; what the body leaves out is no longer asked for.
         * @description Members and destinations keep their id where the body names it, or one of the same name was there before. Locks,
         *     wishes and transfers are taken as they are sent.
         */
        put: operations["replaceTrip"];
        post?: never;
        /** Puts a trip into the bin, from which its owners can bring it back for 30 days. */
        delete: operations["deleteTrip"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/basic-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replaces the name, the members and the transport of a trip; the rest stays. */
        put: operations["replaceBasicInfo"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the caller's calendar link. One that was there before ends. */
        post: operations["makeCalendarLink"];
        /** Takes the caller's calendar link back. */
        delete: operations["deleteCalendarLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the itinerary as a calendar (RFC 5545), to whoever has the link
         * @description With `If-None-Match`, 304 where nothing has changed.
         */
        get: operations["readCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/change-watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells what has changed since the itinerary was planned: weather, and places that are closed by now
         * @description It is looked up at most once a day, unless `force` asks for it.
         */
        post: operations["watchChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks the itinerary again and gives the certificate */
        post: operations["checkItinerary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/companions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who shares a trip. */
        get: operations["listCompanions"];
        put?: never;
        /** Invites somebody by a link. */
        post: operations["inviteCompanion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/companions/{companionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives somebody another role, or changes an invitation. */
        put: operations["changeCompanion"];
        post?: never;
        /** Takes somebody off a trip, or an invitation back. Everybody may take themselves off. */
        delete: operations["removeCompanion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a trip to other dates
         * @description The itinerary moves along as a new version; what has no day any more falls into the tray, nothing is lost. Where its
         *     destinations have changed meanwhile, it is brought onto them too.
         */
        post: operations["changeDates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replaces the start and all destinations of a trip. */
        put: operations["replaceDestinations"];
        /** Adds a destination behind the last one. */
        post: operations["addDestination"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/destinations/{destinationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replaces a destination where it stands. */
        put: operations["replaceDestination"];
        post?: never;
        /** Takes a destination out; the last one stays. */
        delete: operations["deleteDestination"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/destinations/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the destinations into another order. */
        post: operations["reorderDestinations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives the itinerary as a file
         * @description `<trip>_YYYYMMDD.pdf`, and `<trip>_DayN_YYYYMMDD.png` for a picture of a day.
         */
        post: operations["exportTrip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says how the caller likes the plan. Saying it again replaces it. */
        post: operations["giveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for a plan
         * @description The first one becomes the itinerary, a later one a proposal. A day of a trip, or the whole trip, can be planned again
         *     five times on one calendar day there.
         */
        post: operations["startGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/generations/{generationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells how far a plan is
         * @description `completed` means that it can be read: as the itinerary, or as the proposal that is named.
         */
        get: operations["readGeneration"];
        put?: never;
        post?: never;
        /**
         * Stops a plan that is being made
         * @description Whatever it gave so far is thrown away.
         */
        delete: operations["cancelGeneration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/generations/{generationId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follows a plan
         * @description Server-sent events: `progress` with how far it is, `day` with each day of the plan as soon as it stands, `finished`
         *     once it can be read; then the stream ends. A reader that comes back with `Last-Event-ID` gets what it missed; one
         *     that has seen everything gets 204, which tells a browser not to come back.
         */
        get: operations["followTripGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/itinerary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the itinerary
         * @description With `If-None-Match`, 304 where nothing has changed.
         */
        get: operations["readItinerary"];
        /**
         * Changes days of the itinerary
         * @description The list of a day is the whole day: a stop that is not in it is taken out. Times, ways, meals and rests follow. A bad
         *     plan is not refused: it is stored with its findings.
         */
        put: operations["editItinerary"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/itinerary/days/{day}/rain-variant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes a day to its variant for rain
         * @description The `rainVariant` of the day takes its place as a new version; what is in both keeps its `stopId`. The day has no
         *     variant afterwards: undoing brings the dry day back.
         */
        post: operations["takeRainVariant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/itinerary/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undoes the last action on the itinerary
         * @description Undoing again goes one action further back; a version that was undone can be restored.
         */
        post: operations["undoItinerary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/itinerary/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the versions of the itinerary, the newest first
         * @description At least the last twenty are kept.
         */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/itinerary/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a version of the itinerary back, as a new version */
        post: operations["restoreVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the itinerary as a map: a `GeoJSON` feature collection
         * @description With `If-None-Match`, 304 where nothing has changed.
         */
        get: operations["readTripMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who travels. */
        get: operations["listMembers"];
        put?: never;
        /** Adds somebody who travels. */
        post: operations["addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replaces what is known about somebody who travels. */
        put: operations["replaceMember"];
        post?: never;
        /** Takes somebody off a trip; the last one stays. */
        delete: operations["deleteMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the trip's own places, the oldest first */
        get: operations["listTripPlaces"];
        put?: never;
        /** Writes a place of the trip's own down */
        post: operations["addTripPlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/places/{placeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives one of the trip's own places */
        get: operations["readTripPlace"];
        /**
         * Describes one of the trip's own places anew
         * @description Stops that were made from it stay as they are.
         */
        put: operations["replaceTripPlace"];
        post?: never;
        /**
         * Removes one of the trip's own places
         * @description Stops that were made from it stay.
         */
        delete: operations["deleteTripPlace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/proposals/{proposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives a proposal */
        get: operations["readProposal"];
        put?: never;
        post?: never;
        /** Discards a proposal */
        delete: operations["discardProposal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/proposals/{proposalId}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Applies a proposal, or chosen changes of it
         * @description The result is checked like every plan. 412 where the itinerary has moved on since.
         */
        post: operations["applyProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what a plan still needs. */
        get: operations["readReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a trip out of the bin. */
        post: operations["restoreTrip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the link of a trip. A link that was there before ends. */
        post: operations["shareTrip"];
        /** Takes the link of a trip back. */
        delete: operations["unshareTrip"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/stops/{stopId}/alternatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists replacements for a stop that pass the checker in its place, best first */
        get: operations["listAlternatives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/tray": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the ideas without a day, the newest first, each with the days on which it would fit */
        get: operations["listIdeas"];
        put?: never;
        /** Puts an idea into the tray */
        post: operations["addIdea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/tray/{ideaId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes an idea out of the tray
         * @description Moving it onto a day is a change of the itinerary, and then this.
         */
        delete: operations["deleteIdea"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/{tripId}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells why a place is in the itinerary, or why it is not and what would let it in */
        get: operations["explainPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/bulk-delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts several trips into the bin: all of them, or none where one cannot be deleted. */
        post: operations["deleteTrips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a trip from a file
         * @description Days become the itinerary, checked again; places without a day lie in the tray. Places are found in the data by name
         *     and position; the others become places of the trip's own. The file is sent as a form, or by itself.
         */
        post: operations["importTrip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepts an invitation. Its link is worth nothing from then on. */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trips/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the trips of the dashboard. */
        get: operations["readTripSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every account, newest first; administrators only. */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/avatar/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Somebody's picture. Its address holds a digest that nobody guesses, changes with the picture, and may be cached for
         *     ever.
         */
        get: operations["readAvatar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Closes an account; administrators only. Its sessions end at once, its API tokens are good for nothing, and nobody logs
         *     in to it until it is opened again. What it owns stays.
         */
        post: operations["disableUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens an account again that was closed; administrators only. */
        post: operations["enableUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes what an account may do; administrators only. Its sessions and tokens notice at once. */
        put: operations["changeRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{userId}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the lock that wrong passwords have put on an account, and forgets these; administrators only. */
        post: operations["unlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/admin/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The links and codes of mails that could not be sent, newest first; administrators only. Where no mail server is
         *     configured, these are all of them. Whoever has one can take the account over: hand it to its owner only.
         */
        get: operations["listLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/check/email/{email}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells whether an e-mail address can still be registered. */
        get: operations["checkEmail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/check/username/{username}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells whether a user name can still be had. */
        get: operations["checkUsername"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a session. A wrong password and a login that nobody has get the same answer after the same time. Where the
         *     account has a second factor, `TOTP_REQUIRED` asks for the same request with a code.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session: its access token and its refresh token are good for nothing from now on. */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own account. */
        get: operations["readProfile"];
        /**
         * Changes the caller's own account. The e-mail address can only be changed in a session, not with an API token, and
         *     only once a code that is sent there has come back; five codes an hour are sent.
         */
        put: operations["updateProfile"];
        post?: never;
        /**
         * Deletes the caller's account with everything that it owns: trips, plans, tokens, inbox. Trips that have another owner
         *     go to that one. It cannot be undone. Wrong passwords count like those of a login. Needs a session.
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a picture of the caller in the place of the one before. What kind it is tells its content, not its name; it is
         *     turned as the camera says, its middle is made a JPEG of at most 512 by 512 pixels, and nothing else of it is kept.
         */
        post: operations["uploadAvatar"];
        /** Takes the caller's picture away; without one it does nothing. */
        delete: operations["deleteAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows that an address is the caller's: from now on it is the one of the account. A code is good for 15 minutes and
         *     five tries. Needs a session.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is kept about the caller, as a zip file: profile, sessions, API tokens without their secrets, inbox,
         *     avatar, and every trip with its plan. Needs a session.
         */
        get: operations["exportAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's inbox, newest first. Notes are kept for 90 days. */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/notifications/{notificationId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks one note as read. Doing so twice is no error. */
        post: operations["readNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks every note as read. */
        post: operations["readAllNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the password and ends every other session; this one goes on. Wrong passwords count like those of a login. */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's sessions, newest first. */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** Ends every session of the caller but the one that asks. */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of the caller's sessions at once, which may be the one that asks. */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's API tokens, newest first, without their secrets. */
        get: operations["listTokens"];
        put?: never;
        /** Makes an API token for a program of the caller's. Needs a session: a token cannot make tokens. */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes one of the caller's API tokens; it is good for nothing from now on. Needs a session. */
        delete: operations["deleteToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the second factor count: from now on a login needs a code. Gives the recovery codes. Needs a session. */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/totp/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to set up one-time codes as the second factor. It counts once a code has confirmed it; asking again makes
         *     another secret. Needs a session.
         */
        post: operations["enrolTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the second factor away, with its recovery codes. Wrong codes and passwords count like those of a login. Needs
         *     a session.
         */
        post: operations["removeTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether logging in through another issuer is offered here. */
        get: operations["readOidcOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Takes the browser back from the issuer: begins a session and sends it on to where it wanted to go. A browser whose
         *     login failed goes to the login page with the code of the failure; a program gets the problem.
         */
        get: operations["finishOidcLogin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/oidc/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends the browser to the issuer, to log in there. */
        get: operations["beginOidcLogin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a link that sets a new password. The answer is the same whether or not somebody has the address. */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets a new password with the token of a link, once. Every session ends, and a locked account is free again; API
         *     tokens stay, because programs use them and their owner can see and delete them.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes an account. The first one, or the one that the configuration names, may also run the server. */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/token/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carries a session on with a new pair of tokens. A refresh token is good once: who uses it again, beyond the few
         *     seconds in which two tabs of a browser may do so, ends the whole session. The token comes in the body, else in the
         *     cookie `tripgen_refresh`, which another site's page cannot use.
         */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives; it asks nobody else. */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process should be sent requests: every check by name. */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Why something is not in the plan. */
        AbsenceReason: {
            /** @enum {string} */
            code: "unknown";
        } | {
            /** @enum {string} */
            code: "closed-all-days";
        } | {
            /** @enum {string} */
            code: "hours-do-not-fit";
        } | {
            /** @enum {string} */
            code: "avoided";
        } | {
            /** @enum {string} */
            code: "too-young";
            /**
             * Format: int32
             * @description Youngest admitted age.
             */
            minimumAge: number;
            /**
             * Format: int32
             * @description Age of the youngest member.
             */
            youngestAge: number;
        } | {
            /** @enum {string} */
            code: "not-step-free";
        } | {
            /** @enum {string} */
            code: "strenuous";
        } | {
            /** @enum {string} */
            code: "leg-walk";
            /**
             * Format: int32
             * @description At most.
             */
            limitMetres: number;
            /**
             * Format: int32
             * @description So many.
             */
            walkingMetres: number;
        } | {
            /** @enum {string} */
            code: "day-walk";
            /**
             * Format: int32
             * @description At most.
             */
            limitMetres: number;
            /**
             * Format: int32
             * @description So many.
             */
            walkingMetres: number;
        } | {
            /** @enum {string} */
            code: "stop-limit";
            /**
             * Format: int32
             * @description At most.
             */
            stops: number;
        } | {
            /** @enum {string} */
            code: "no-time";
            /**
             * Format: int32
             * @description What is missing on the best day, rounded up.
             */
            missingMinutes: number;
            /**
             * Format: int32
             * @description The same in seconds, where it is not whole minutes.
             */
            missingSeconds?: number;
        } | {
            /** @enum {string} */
            code: "over-budget";
            /** @description By so much. */
            excess: components["schemas"]["Money"];
        } | {
            /**
             * Format: int32
             * @description Number of that stop in the planner's problem.
             */
            candidateIndex: number;
            /** @enum {string} */
            code: "displaced-by";
        } | {
            /** @enum {string} */
            code: "few-on-offer";
            /**
             * Format: int32
             * @description On offer.
             */
            offered: number;
            /**
             * Format: int32
             * @description In the plan.
             */
            planned: number;
        } | {
            /** @enum {string} */
            code: "less-worth";
            /**
             * Format: int32
             * @description By so much.
             */
            points: number;
        };
        /** @description A trip that somebody shares from now on. */
        AcceptedInvitation: {
            /** @description What they may do: at least what they could do before. */
            role: components["schemas"]["CompanionRole"];
            /** @description The id of the trip. */
            tripId: string;
            /** @description Its name. */
            tripName: string;
        };
        /** @description An account as administrators see it. */
        Account: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Whether an administrator has closed it. */
            disabled: boolean;
            /** @description The e-mail address, in lower case. */
            email: string;
            /** @description Whether the address was shown to be theirs. */
            emailVerified: boolean;
            /**
             * Format: date-time
             * @description When somebody last logged in to it.
             */
            lastLoginAt: string | null;
            /**
             * Format: date-time
             * @description Until when wrong passwords have locked it; absent where they have not.
             */
            lockedUntil: string | null;
            /** @description The person's name. */
            name: string;
            /** @description What the account may do. */
            roles: components["schemas"]["Role"][];
            /** @description Whether a login needs a code of the second factor. */
            totpEnabled: boolean;
            /** @description Its id. */
            userId: string;
            /** @description The name to log in with. */
            username: string;
        };
        /** @description A wish that the model read. */
        AddedWish: {
            /** @description The wish, as in a request for a trip. */
            wish: components["schemas"]["Wish"];
            /** @description The words, as written. */
            words: string;
        };
        /** @description An idea: a place of the data (`placeId`), or one of the traveller's own (`custom`). */
        AddIdeaBody: {
            custom?: components["schemas"]["CustomStop"] | null;
            /** @description What is to be remembered about it. */
            note?: string | null;
            /** @description A place of the data. */
            placeId?: string | null;
        };
        /**
         * @description What to do about a day.
         * @enum {string}
         */
        Advice: "regenerate" | "modify" | "keep";
        /** @description A stop that suffers. */
        AffectedStop: {
            /** @description In the language asked for. */
            name: string;
            /** @description The place. */
            placeId: string;
            /** @description The fact behind it: where the place is. */
            setting: components["schemas"]["Setting"];
            /** @description Its id in the plan. */
            stopId: string;
        };
        /** @description A generation as it stands. */
        AiGeneration: {
            /**
             * Format: int64
             * @description When it was asked for, in milliseconds since 1970-01-01T00:00:00Z.
             */
            createdAtMs: number;
            error: components["schemas"]["GenerationFailure"] | null;
            /**
             * Format: int32
             * @description An estimate of the seconds left; 0 at the end.
             */
            etaSeconds: number;
            /**
             * Format: int64
             * @description When it ended.
             */
            finishedAtMs: number | null;
            /** @description Its id. */
            generationId: string;
            /**
             * Format: int32
             * @description 0..=100; never falls.
             */
            progress: number;
            /** @description What the language model added to the wishes; absent before they were read. */
            refinement?: components["schemas"]["Refinement"];
            /** @description How far it is. */
            status: components["schemas"]["GenerationStatus"];
            /** @description Every step, in order. */
            steps: components["schemas"]["StepProgress"][];
            /** @description Whose plan it makes. */
            tripId: string;
        };
        /** @description A place to go to instead. */
        Alternative: {
            /** @description In the language asked for. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /** @description The place. */
            placeId: string;
        };
        /** @description An API token without its secret. */
        ApiToken: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it expires; never where it is absent.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            lastUsedAt: string | null;
            /** @description What its owner calls it. */
            name: string;
            /** @description What it may be used for. */
            scopes: components["schemas"]["Scope"][];
            /** @description Its id. */
            tokenId: string;
        };
        /** @description The itinerary after the changes. */
        AppliedProposal: {
            /** @description What the checker says of it. */
            findings: components["schemas"]["FindingNote"][];
            /**
             * Format: int64
             * @description The new version.
             */
            version: number;
        };
        /** @description Which changes to make. */
        ApplyProposalBody: {
            /** @description The ids of the changes; all of them where this is absent. */
            changes?: string[] | null;
        };
        /** @description Something assumed because nobody said it. */
        Assumption: {
            /** @enum {string} */
            code: "lodging-at-centre";
            /** @description Destination id. */
            destination: string;
        } | {
            /** @enum {string} */
            code: "station";
            /** @description Destination id. */
            destination: string;
            /** @description Its name. */
            station: string;
        } | {
            /** @enum {string} */
            code: "transfer-estimated";
            /** @description Destination id. */
            from: string;
            /** @description Destination id. */
            to: string;
        } | {
            /** @enum {string} */
            code: "no-rate";
            /** @description The currency. */
            currency: components["schemas"]["Currency"];
        } | {
            /** @description Date of the rate. */
            asOf: components["schemas"]["Date"];
            /** @description One unit of this … */
            base: components["schemas"]["Currency"];
            /** @enum {string} */
            code: "rate";
            /** @description … of a unit of this. */
            quote: components["schemas"]["Currency"];
            /**
             * Format: int64
             * @description … is so many millionths …
             */
            rateMillionths: number;
            /** @description Who fixed it. */
            source: string;
        } | {
            /** @enum {string} */
            code: "adult-prices";
        } | {
            /** @enum {string} */
            code: "menus-unknown";
        } | {
            /** @enum {string} */
            code: "transfer-in-the-morning";
            /** @description Destination id. */
            from: string;
        };
        /** @description Whether a name or an address can still be had. */
        Availability: {
            /** @description Whether nobody has it. */
            available: boolean;
        };
        /** @description Where the new picture lies. */
        Avatar: {
            /** @description It changes with the picture. */
            avatarUrl: string;
        };
        /** @description A picture. */
        AvatarForm: {
            /** @description A JPG or PNG of at most 5 MB and 40 million pixels. */
            file: string;
        };
        /** @description A place or a category that must not be in. */
        AvoidedPlace: components["schemas"]["PlaceReference"] | {
            /** @description All its places. */
            category: components["schemas"]["Category"];
        };
        /** @description A backup: every record and the server's secret in one file, sealed with a key that is not in it. */
        Backup: {
            /**
             * Format: int64
             * @description The size of its file; absent but for `ready`.
             */
            bytes?: number;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /** @description The code of what went wrong; absent but for `failed`. */
            error?: string;
            /** @description The name of its file. */
            name: string;
            /** @description How far it is. */
            status: components["schemas"]["BackupStatus"];
        };
        /**
         * @description How far a backup is.
         * @enum {string}
         */
        BackupStatus: "running" | "ready" | "failed";
        /** @description The first step of a form. */
        BasicInfoBody: {
            /** @description Everybody who travels: replaces the members that were there. */
            members: components["schemas"]["MemberEntry"][];
            transport?: components["schemas"]["Transport"] | null;
            /** @description The name of the trip. */
            tripName: string;
        };
        /** @description Limits on known costs, for the whole group. */
        BudgetRequest: {
            /** @description For each day. */
            perDay?: components["schemas"]["LimitRequest"] | null;
            /** @description For the trip. */
            total?: components["schemas"]["LimitRequest"] | null;
        };
        /**
         * @description The published words for budget span.
         * @enum {string}
         */
        BudgetSpan: "trip" | "day";
        /** @description A kind of cached answer and how it does. */
        CacheKind: {
            /**
             * Format: int64
             * @description Values that are kept now.
             */
            entries: number;
            /**
             * Format: double
             * @description The share of questions that did not need the source.
             */
            hitRatio: number;
            /**
             * Format: int64
             * @description Questions that were answered from the cache.
             */
            hits: number;
            /** @description The kind. */
            kind: string;
            /**
             * Format: int64
             * @description Questions that went to the source.
             */
            misses: number;
        };
        /** @description A link by which a calendar follows a trip. Its secret is shown this once. */
        CalendarLink: {
            /** @description The secret in it. */
            token: string;
            /** @description What to subscribe to. */
            url: string;
        };
        /** @description A place to leave the car at. */
        CarPark: {
            /**
             * Format: int32
             * @description From the entry, as the crow flies.
             */
            distanceMetres: number;
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /** @description In the local script. */
            localName: string;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description It on a map. */
            mapLink: components["schemas"]["MapLink"];
            /** @description In the asked language. */
            name: string;
            /** @description The place. */
            placeId: string;
        };
        /**
         * @description The published words for category.
         * @enum {string}
         */
        Category: "sight" | "museum" | "culture" | "park" | "nature" | "beach" | "viewpoint" | "market" | "shopping" | "theme-park" | "sports" | "spa" | "restaurant" | "cafe" | "bar" | "laundry" | "lodging" | "parking" | "station" | "toilet";
        /** @description How many places of a category there are. */
        CategoryCount: {
            /** @description Kind. */
            category: components["schemas"]["Category"];
            /**
             * Format: int32
             * @description How many.
             */
            count: number;
        };
        /**
         * @description What changed about a day's weather.
         * @enum {string}
         */
        Cause: "rain" | "snow" | "warmer" | "colder" | "heat" | "cold" | "wind" | "storm" | "dust";
        /** @description The checker's judgement. */
        Certificate: {
            /**
             * Format: int32
             * @description Facts that only the file asserts.
             */
            assertedFacts: number;
            /**
             * Format: int32
             * @description Facts derived again from a pack.
             */
            derivedFacts: number;
            /** @description All findings. */
            findings: components["schemas"]["Finding"][];
            /** @description What was tested of every rule. */
            rules: components["schemas"]["RuleTally"][];
            /**
             * Format: int32
             * @description Stops in the plan.
             */
            stops: number;
            /**
             * Format: int32
             * @description Stops and meal places whose hours no citable source backs.
             */
            unverifiedHours: number;
            /** @description The worst found. */
            verdict: components["schemas"]["Verdict"];
        };
        /** @description When the trip starts from now on. */
        ChangeDatesBody: {
            /** @description What happens to the itinerary. */
            mode: components["schemas"]["DatesMode"];
            /**
             * Format: date
             * @description The first day.
             */
            startDate: string;
        };
        /** @description The trip on its new dates. Every stop of the itinerary is still in it, or lies in the tray. */
        ChangedDates: {
            /** @description What was asked for and has no place any more. */
            dropped: components["schemas"]["DroppedField"][];
            /**
             * Format: date
             * @description The last day.
             */
            endDate: string | null;
            /** @description Stops that have no day any more, and lie in the tray now. */
            fellIntoTray: components["schemas"]["FallenStop"][];
            /** @description Whether the trip asks for something else than the itinerary was made for. It is kept. */
            itineraryStale: boolean;
            /**
             * Format: int64
             * @description The present version of the itinerary; null before the first.
             */
            itineraryVersion: number | null;
            /** @description Stops with another day, date or time than before. */
            moved: components["schemas"]["RetimedStop"][];
            /**
             * Format: date
             * @description The first day.
             */
            startDate: string | null;
            /** @description Why the itinerary could not move along, as a code of docs/errors.md: it stays as it was. */
            unmoved?: string;
        };
        /** @description The password that counts and the one that shall count. */
        ChangePasswordBody: {
            /**
             * Format: password
             * @description The password that counts now.
             * @example seoul-2026!
             */
            currentPassword: string;
            /**
             * Format: password
             * @description At least one letter, one digit and one special character.
             * @example busan-2026!
             */
            newPassword: string;
        };
        /** @description A change that matters. */
        ChangeReason: {
            /**
             * Format: int32
             * @description On which day, from 1.
             */
            day: number;
            /** @description What has changed. */
            kind: components["schemas"]["ChangeReasonKind"];
            /** @description What it says, in the asked language. */
            message: string;
            /** @description Which stop it concerns. */
            stopId?: string;
        };
        /**
         * @description What has changed.
         * @enum {string}
         */
        ChangeReasonKind: "rain" | "snow" | "warmer" | "colder" | "heat" | "cold" | "wind" | "storm" | "dust" | "placeClosed" | "placeGone";
        /** @description Something that can be done about a day. */
        ChangeSuggestion: {
            /** @description What. */
            action: components["schemas"]["WatchAction"];
            /**
             * Format: int32
             * @description About which day, from 1.
             */
            day: number;
            /** @description What it says, in the asked language. */
            message: string;
            /** @description About which stop. */
            stopId?: string;
        };
        /** @description What has changed since the itinerary was planned. */
        ChangeWatch: {
            /** @description The days concerned, from 1. */
            affectedDays: number[];
            /**
             * Format: date-time
             * @description When it was looked at.
             */
            checkedAt: string;
            /** @description Whether anything should be done about it. */
            needsChange: boolean;
            /** @description Whether the places could be checked with the data at hand. */
            placesKnown: boolean;
            /** @description What has changed, by day. */
            reasons: components["schemas"]["ChangeReason"][];
            /** @description What can be done. */
            suggestions: components["schemas"]["ChangeSuggestion"][];
            /** @description Whether the weather could be looked up. */
            weatherKnown: boolean;
        };
        /** @description A stop with the numbers that were tested. */
        CheckedStop: {
            /**
             * Format: int32
             * @description Its day, from 1.
             */
            day: number;
            /** @description The stop. */
            stop: components["schemas"]["Entry"];
        };
        /**
         * @description The state of a check.
         * @enum {string}
         */
        CheckState: "ready" | "failed" | "stopping";
        /** @description A check and its state. */
        CheckView: {
            /** @description Its name. */
            name: string;
            /** @description Its state. */
            state: components["schemas"]["CheckState"];
        };
        /** @description A time on the local clock of a day, with seconds where they are not zero. Hours may pass 24: `26:30` is half past two in the night after the day; a minus leads a time on the evening before. */
        ClockTime: string;
        /**
         * @description The type of the whole.
         * @enum {string}
         */
        CollectionWord: "FeatureCollection";
        /** @description Somebody who shares a trip, or an invitation that nobody has accepted yet. */
        Companion: {
            /**
             * Format: date-time
             * @description When they accepted; absent for an invitation.
             */
            acceptedAt?: string;
            /** @description Their id on this trip. */
            companionId: string;
            /**
             * Format: date-time
             * @description Until when an invitation can be accepted.
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description When they were invited, or made the trip.
             */
            invitedAt: string;
            /** @description What they may do. */
            role: components["schemas"]["CompanionRole"];
            /** @description Who they are; absent for an invitation, and for an account that was deleted. */
            user?: components["schemas"]["CompanionUser"];
            /** @description Whether it is the reader. */
            you: boolean;
        };
        /** @description What somebody is to be allowed. */
        CompanionBody: {
            /** @description The role. */
            role: components["schemas"]["CompanionRole"];
        };
        /**
         * @description What somebody may do with a trip; each role may do what the ones before it may.
         * @enum {string}
         */
        CompanionRole: "viewer" | "editor" | "owner";
        /** @description What companions know of each other. */
        CompanionUser: {
            /** @description The person's name. */
            name: string;
            /** @description The id of the account. */
            userId: string;
            /** @description The name to log in with. */
            username: string;
        };
        /** @description A code of the app that was just set up. */
        ConfirmTotpBody: {
            /**
             * @description The six digits that the app shows.
             * @example 123456
             */
            code: string;
        };
        /** @description Why nothing could be planned. */
        Conflict: {
            /** @description Stable code. */
            code: string;
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day?: number;
            /** @description Named numbers. */
            numbers: components["schemas"]["NamedNumber"][];
            /** @description The rule that cannot hold. */
            rule: components["schemas"]["PlanRule"];
            /** @description What it concerns; may be empty. */
            subject: string;
        };
        /** @description What the trip costs. */
        Costs: {
            budget: components["schemas"]["Money"] | null;
            /** @description Known costs of the whole group. */
            known: components["schemas"]["Money"];
            /** @description Names of what has no known price. */
            unknown: string[];
        };
        /** @description A new token. This is the only time that its secret is shown. */
        CreatedApiToken: components["schemas"]["ApiToken"] & {
            /** @description The secret, to be sent as `Authorization: Bearer SECRET`. */
            token: string;
        };
        /** @description A token that is wanted. */
        CreateTokenBody: {
            /**
             * Format: date-time
             * @description When it expires; never where it is absent.
             * @example 2027-01-01T00:00:00+09:00
             */
            expiresAt?: string | null;
            /**
             * @description What its owner calls it.
             * @example calendar script
             */
            name: string;
            /** @description What it may be used for. */
            scopes: components["schemas"]["Scope"][];
        };
        /** @description A currency by its ISO 4217 code. */
        Currency: string;
        /** @description A place that only the travellers know. */
        CustomPlace: {
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description As they call it. */
            name: string;
        };
        /** @description A place that only the traveller knows. */
        CustomStop: {
            category?: components["schemas"]["Category"] | null;
            /**
             * Format: int32
             * @description How long people stay (60 where it is absent).
             */
            durationMinutes?: number | null;
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description Its name. */
            name: string;
        };
        /** @description How the database does. */
        DatabaseHealth: {
            /**
             * Format: int32
             * @description Connections open.
             */
            connectionsOpen: number;
            /**
             * Format: int32
             * @description Connections in use.
             */
            connectionsUsed: number;
            /** @description Which one it is. */
            kind: components["schemas"]["DatabaseKind"];
            /**
             * Format: int64
             * @description How long it took to answer the shortest question.
             */
            latencyMicroseconds: number;
        };
        /**
         * @description Which database it is.
         * @enum {string}
         */
        DatabaseKind: "sqlite" | "postgres";
        /**
         * Format: date
         * @description A date, `YYYY-MM-DD`.
         */
        Date: string;
        /** @description The destinations of a trip with their dates. */
        DatedDestinations: {
            /** @description Every destination, in order. */
            destinations: components["schemas"]["TripDestination"][];
            /** @description What was asked for and has no place any more. */
            dropped: components["schemas"]["DroppedField"][];
            /**
             * Format: date
             * @description The last day.
             */
            endDate: string | null;
            /** @description Whether there is an itinerary that was made for other dates or destinations. It is kept. */
            itineraryStale: boolean;
            /**
             * Format: date
             * @description The first day.
             */
            startDate: string | null;
        };
        /** @description A time of a trip with its date. */
        DatedMoment: {
            /** @description Its date. */
            date: components["schemas"]["Date"];
            /**
             * Format: int32
             * @description The day, from 1.
             */
            day: number;
            /** @description On that day's local clock. */
            localStart: components["schemas"]["ClockTime"];
        };
        /**
         * @description What happens to an itinerary when its trip starts on another day.
         * @enum {string}
         */
        DatesMode: "shiftAll" | "keepDates" | "unbookedOnly";
        /** @description One day. Its timeline is the union of the five lists of items in the order of their `order`. */
        Day: {
            /** @description Where each segment starts and ends. */
            anchors: components["schemas"]["Entry"][];
            /** @description The date. */
            date: components["schemas"]["Date"];
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day: number;
            /** @description Rooms and luggage. */
            errands: components["schemas"]["Entry"][];
            /** @description The verdict on the day. */
            feasibility: components["schemas"]["Verdict"];
            /** @description The ways between the items. */
            legs: components["schemas"]["Leg"][];
            /** @description Where and when the group eats. */
            meals: components["schemas"]["Entry"][];
            /** @description What to do instead when it rains. */
            rainVariant?: components["schemas"]["RainVariant"];
            /** @description Rests. */
            rests: components["schemas"]["Entry"][];
            /** @description The cities of the day in order. */
            segments: components["schemas"]["Segment"][];
            /** @description What is visited. */
            stops: components["schemas"]["Entry"][];
            /** @description Sums. */
            totals: components["schemas"]["DayTotals"];
            /** @description Weather to expect. */
            weather: components["schemas"]["Weather"];
        };
        /** @description Opening hours on one date. */
        DayHours: {
            /** @description The date. */
            date: components["schemas"]["Date"];
            /** @description In order. */
            intervals: components["schemas"]["OpeningInterval"][];
            /** @description Whether anything is known; if so, no interval means closed all day. */
            known: boolean;
        };
        /**
         * @description The published words for part of the day.
         * @enum {string}
         */
        DayPart: "morning" | "noon" | "afternoon" | "sunset" | "evening" | "night";
        /** @description Sums of a day. */
        DayTotals: {
            /** @description Known costs, lodging and transfers of the day included. */
            cost: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description Time between the day's start and end with nothing planned, waiting included.
             */
            freeMinutes: number;
            /**
             * Format: int32
             * @description The same in seconds, where it is not whole minutes.
             */
            freeSeconds?: number;
            /**
             * Format: int32
             * @description Rests, meals included.
             */
            rests: number;
            /**
             * Format: int32
             * @description Under way, rounded up.
             */
            travelMinutes: number;
            /**
             * Format: int32
             * @description The same in seconds, where it is not whole minutes.
             */
            travelSeconds?: number;
            /**
             * Format: int32
             * @description How many costs are unknown.
             */
            unknownCosts: number;
            /**
             * Format: int32
             * @description On foot.
             */
            walkingMetres: number;
        };
        /** @description The weather of one day at one place. */
        DayWeather: {
            /** @description The sky. */
            condition: components["schemas"]["SkyCondition"];
            /**
             * Format: date
             * @description `YYYY-MM-DD` on the place's clock.
             */
            date: string;
            /** @description Where it comes from. */
            kind: components["schemas"]["WeatherKind"];
            /**
             * Format: double
             * @description The highest temperature, in degrees Celsius.
             */
            maxC?: number | null;
            /**
             * Format: double
             * @description The lowest temperature, in degrees Celsius.
             */
            minC?: number | null;
            /**
             * Format: int32
             * @description How likely rain or snow is.
             */
            precipitationPercent?: number | null;
            /** @description What to beware of. */
            warnings: components["schemas"]["WeatherWarning"][];
        };
        /** @description A message that nobody could handle. */
        DeadLetter: {
            /** @description What it is about. */
            aggregate: string;
            /**
             * Format: date-time
             * @description When it was given up.
             */
            diedAt: string;
            /** @description The message's id. */
            id: string;
            /** @description Why nobody could handle it. */
            reason: string;
            /**
             * Format: int32
             * @description How often it was tried.
             */
            tries: number;
            /** @description Its kind. */
            type: string;
        };
        /** @description Which dead letters. */
        DeadLetterChoice: {
            /** @description The messages' ids. */
            ids: string[];
            /** @description The queue. */
            queue: string;
        };
        /** @description How many there were. */
        DeadLetterCount: {
            /**
             * Format: int64
             * @description How many of the ids were dead letters of that queue.
             */
            count: number;
        };
        /** @description What proves that the account's owner means it. */
        DeleteAccountBody: {
            /**
             * Format: password
             * @description The password. An account without one, whose owner logs in through another issuer, is confirmed with its user name.
             * @example seoul-2026!
             */
            password: string;
        };
        /** @description Trips to be deleted. */
        DeleteTripsBody: {
            /**
             * @description Also those that go on.
             * @default false
             */
            force: boolean;
            /** @description Their ids; a repeated one counts once. */
            tripIds: string[];
        };
        /** @description When a transfer leaves. */
        Departure: {
            /**
             * Format: date-time
             * @description RFC 3339; null where the zone is not known.
             */
            at: string | null;
            /**
             * Format: int32
             * @description Date of that clock relative to the day: -1 = the day before.
             */
            dayOffset: number;
            /** @description On the clock of the city left. */
            local: components["schemas"]["ClockTime"];
            /** @description IANA time zone of the city left. */
            zone: string;
        };
        /** @description A destination with what its pack holds. */
        Destination: {
            /** @description Who is to be named. */
            attribution: string;
            /** @description ISO 3166-1 alpha-2, where known. */
            country?: string;
            /** @description Places by category, in the order of the categories; empty ones are left out. */
            counts: components["schemas"]["CategoryCount"][];
            /** @description Currency of prices, where known. */
            currency?: components["schemas"]["Currency"];
            /** @description Digest of the pack's content, lower-case hexadecimal. */
            digest: string;
            /** @description Stable id, also the pack's name. */
            id: string;
            /**
             * Format: double
             * @description Degrees north of the centre.
             */
            latitude: number;
            /** @description Licence of the data. */
            licence: string;
            /**
             * Format: double
             * @description Degrees east of the centre.
             */
            longitude: number;
            /** @description What is drawn beneath its places; absent where there is no map layer. */
            map?: components["schemas"]["PackMapBox"];
            /** @description In the language asked for. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /**
             * Format: int32
             * @description Places in the pack.
             */
            places: number;
            /**
             * Format: int32
             * @description Share of places whose facts a citable source backs, rounded down.
             */
            verifiedPercent: number;
            /**
             * Format: int32
             * @description Share of places with known hours, rounded down.
             */
            withHoursPercent: number;
            /** @description IANA time zone. */
            zone: string;
        };
        /** @description A stay in one city, with its lodging or with the name of one accommodation. */
        DestinationEntry: {
            /** @description Not beside lodging. */
            accommodation?: null;
            /** @description Its id, where it has one already. */
            destinationId?: string | null;
            /** @description Where the group sleeps, in order. */
            lodging?: components["schemas"]["StayRequest"][] | null;
            /** @description A pack's id or a name. */
            name: string;
            /** @description The stay spans one date more. */
            nights: number;
        } | {
            /** @description The name of one lodging for all nights. */
            accommodation: string;
            /** @description Its id, where it has one already. */
            destinationId?: string | null;
            /** @description Not beside an accommodation. */
            lodging?: null;
            /** @description A pack's id or a name. */
            name: string;
            /** @description The stay spans one date more. */
            nights: number;
        };
        /** @description A stay in one city, with its lodging or with the name of one accommodation. */
        DestinationRequest: {
            /** @description Not beside lodging. */
            accommodation?: null;
            /** @description Where the group sleeps, in order. */
            lodging?: components["schemas"]["StayRequest"][] | null;
            /** @description A pack's id or a name. */
            name: string;
            /** @description The stay spans one date more. */
            nights: number;
        } | {
            /** @description The name of one lodging for all nights. */
            accommodation: string;
            /** @description Not beside an accommodation. */
            lodging?: null;
            /** @description A pack's id or a name. */
            name: string;
            /** @description The stay spans one date more. */
            nights: number;
        };
        /** @description Where to and from when. */
        DestinationsBody: {
            /** @description Where the group goes, in order; no city twice in a row, at most 120 days in all. */
            destinations: components["schemas"]["DestinationEntry"][];
            /** @description The first day, in the years 1970 to 2199. */
            startDate: components["schemas"]["StartDate"];
        };
        /**
         * @description The published words for diet.
         * @enum {string}
         */
        Diet: "vegetarian" | "vegan" | "halal" | "kosher" | "no-pork" | "no-beef" | "no-seafood" | "no-nuts" | "gluten-free" | "lactose-free";
        /** @description Something that was asked for and cannot be kept. */
        DroppedField: {
            /** @description Where it stood before the change, such as `locks[2]`. */
            field: string;
            /** @description Why it cannot be kept. */
            reason: components["schemas"]["DroppedReason"];
        };
        /**
         * @description Why something that was asked for cannot be kept.
         * @enum {string}
         */
        DroppedReason: "outsideTrip" | "notConnected";
        /** @description A day as it shall be. */
        EditDay: {
            /**
             * Format: int32
             * @description The day, from 1.
             */
            day: number;
            /** @description Every stop of the day. */
            stops: components["schemas"]["EditStop"][];
        };
        /** @description The changed days. */
        EditedItinerary: {
            /** @description What was done, as undoing it will say. */
            action: string;
            /** @description The days that were sent, with their times. */
            days: components["schemas"]["ItineraryDay"][];
            /** @description The worst finding of the whole itinerary. */
            feasibility: components["schemas"]["Verdict"];
            /** @description What the checker says of the whole itinerary. */
            findings: components["schemas"]["FindingNote"][];
            /**
             * Format: int64
             * @description The new version.
             */
            version: number;
        };
        /** @description The days as they shall be. */
        EditItineraryBody: {
            /** @description The days that change; others stay as they are. */
            days: components["schemas"]["EditDay"][];
        };
        /**
         * @description A stop as it shall be. It is one of the itinerary (`stopId`), a place (`placeId`), or a place of the traveller's own
         *     (`custom`).
         */
        EditStop: {
            custom?: components["schemas"]["CustomStop"] | null;
            /**
             * Format: int32
             * @description How long.
             */
            durationMinutes?: number | null;
            /** @description Planning again leaves it on this day (false where it is absent). */
            locked?: boolean | null;
            /**
             * Format: int32
             * @description Its position in the day: smaller comes first.
             */
            order: number;
            /** @description A place of the data; with a `stopId`, in place of the one that the stop has. */
            placeId?: string | null;
            /** @description Begins at this time on the day's local clock, or as soon after it as can be; may pass 24:00. */
            startAt?: string | null;
            /** @description A stop of the itinerary, of this day or another. */
            stopId?: string | null;
        };
        /** @description How long the planner improves a plan: a word, or a number of steps a day of the trip. */
        Effort: components["schemas"]["EffortWord"] | {
            /** @description How many. */
            iterations: number;
        };
        /**
         * @description How long the planner improves a plan.
         * @enum {string}
         */
        EffortWord: "quick" | "normal" | "thorough";
        /** @description Something that happens: a stop, meal, rest, errand or anchor. */
        Entry: {
            /**
             * Format: date-time
             * @description RFC 3339; null where the zone is not known.
             */
            arrival: string | null;
            /** @description Its category, where it is a place. */
            category?: components["schemas"]["Category"];
            cost: components["schemas"]["Money"] | null;
            /** @description Whether the cost is known. */
            costKnown: boolean;
            /**
             * Format: int32
             * @description From start to end, rounded up.
             */
            durationMinutes: number;
            /**
             * Format: date-time
             * @description RFC 3339; null where the zone is not known.
             */
            end: string | null;
            /** @description A roof nearby for an outdoor stop. */
            indoorAlternative?: components["schemas"]["Alternative"];
            /** @description `stop`, a meal, `rest`, an errand, `start` or `end`. */
            kind: components["schemas"]["EntryKind"];
            /**
             * Format: double
             * @description Degrees north, at most seven decimals.
             */
            latitude: number;
            /** @description On the day's local clock; may pass 24:00. */
            localArrival: components["schemas"]["ClockTime"];
            /** @description On the day's local clock; may pass 24:00. */
            localEnd: components["schemas"]["ClockTime"];
            /** @description In the local script. */
            localName: string;
            /** @description On the day's local clock; may pass 24:00. */
            localStart: components["schemas"]["ClockTime"];
            /** @description Settled by the traveller. */
            locked: boolean;
            /**
             * Format: double
             * @description Degrees east, at most seven decimals.
             */
            longitude: number;
            /** @description In the language asked for. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /** @description The opening hours relied on, for stops and meal places. */
            opening?: components["schemas"]["Opening"];
            /** @description A stop that is neither settled nor a must-see. */
            optional: boolean;
            /**
             * Format: int32
             * @description Position in the day's timeline: 1 = first.
             */
            order: number;
            /** @description The place, where it is one. */
            placeId?: string;
            /** @description Why it stands here. */
            placement: components["schemas"]["Placement"][];
            /** @description What to bring: `umbrella`, `sun-protection`, `warm-clothes`. */
            preparation: components["schemas"]["Preparation"][];
            /** @description Sums until its end. */
            running: components["schemas"]["RunningTotals"];
            /**
             * Format: int32
             * @description Index into the day's segments.
             */
            segment: number;
            /** @description Under a roof or not, for places. */
            setting?: components["schemas"]["Setting"];
            /**
             * Format: date-time
             * @description RFC 3339; null where the zone is not known.
             */
            start: string | null;
            /** @description Reachable without steps. */
            stepFree: components["schemas"]["StepFree"];
            /** @description Unique in the plan and stable as long as the item stays. */
            stopId: string;
            /** @description Why it is in, largest first. */
            why: components["schemas"]["Why"][];
            /** @description IANA time zone of those clocks. */
            zone: string;
        };
        /**
         * @description The published words for kind of entry.
         * @enum {string}
         */
        EntryKind: "start" | "end" | "stop" | "breakfast" | "lunch" | "dinner" | "rest" | "drop-luggage" | "pick-up-luggage" | "check-in" | "check-out";
        /** @description The weather of a day. */
        ExpectedWeather: {
            /** @description The sky. */
            condition: components["schemas"]["SkyCondition"];
            /**
             * Format: double
             * @description The highest temperature, in degrees Celsius.
             */
            maxC?: number | null;
            /**
             * Format: double
             * @description The lowest temperature, in degrees Celsius.
             */
            minC?: number | null;
            /** @description What to beware of. */
            warnings?: components["schemas"]["WeatherWarning"][];
        };
        /** @description What is wanted. */
        ExportBody: {
            /** @description Only these days, from 1; every day where it is absent or empty. Not with `json`, which is always whole. */
            days?: number[] | null;
            /** @description As what. */
            format: components["schemas"]["ExportFormat"];
            /** @description With the sketch of the route, in `pdf` and `png` (true where it is absent). */
            includeMap?: boolean | null;
        };
        /**
         * @description The kind of file.
         * @enum {string}
         */
        ExportFormat: "pdf" | "png" | "ics" | "gpx" | "kml" | "markdown" | "json";
        /** @description Something known, in one sentence. */
        Fact: {
            /** @description Names it among the facts of this answer. */
            id: string;
            /** @description The sentence. */
            text: string;
        };
        /**
         * @description Why a stop has no day any more.
         * @enum {string}
         */
        FallenReason: "dayGone" | "otherCity" | "infeasible";
        /** @description A stop that lies in the tray now. */
        FallenStop: {
            /** @description That day's date. */
            date: components["schemas"]["Date"];
            /**
             * Format: int32
             * @description The day that it stood on, from 1.
             */
            day: number;
            /** @description Its id in the tray. */
            ideaId: string;
            /** @description In the asked language. */
            name: string;
            /** @description The place, where it is one of the data. */
            placeId: string | null;
            /** @description Why it has no day. */
            reason: components["schemas"]["FallenReason"];
        };
        /** @description What somebody says. */
        FeedbackBody: {
            /**
             * Format: int32
             * @description 1 = not at all, 5 = very much.
             */
            score: number;
            /** @description In their words. */
            text?: string | null;
        };
        /** @description A refused field. */
        FieldProblem: {
            /** @description Where it stands in the request, such as `members[1].age`. */
            field: string;
            /** @description What to do. */
            message: string;
            /** @description What is wrong. */
            rule: components["schemas"]["Rule"];
        };
        /** @description One finding. */
        Finding: {
            /** @description Stable code. */
            code: components["schemas"]["FindingCode"];
            /**
             * Format: int32
             * @description 1 = the first day; absent = the trip as a whole.
             */
            day?: number;
            /** @description Named numbers. */
            numbers: components["schemas"]["NamedNumber"][];
            /** @description It concerns the rain variant of the day. */
            rainVariant: boolean;
            /** @description The rule it belongs to. */
            rule: components["schemas"]["PlanRule"];
            /** @description How bad it is. */
            severity: components["schemas"]["Severity"];
            /** @description The item's `stopId`. */
            stopId?: string;
            /** @description What it is about. */
            subject?: components["schemas"]["Names"];
        };
        /**
         * @description The published words for finding.
         * @enum {string}
         */
        FindingCode: "CLOSED" | "AFTER_LAST_ENTRY" | "OPENING_CLAIM" | "UNVERIFIED_HOURS" | "LEG_TOO_SHORT" | "TIME_ORDER" | "MODE_NOT_AVAILABLE" | "LEG_MISSING" | "LEG_CLAIM" | "BEFORE_DAY_START" | "AFTER_DAY_END" | "WRONG_LODGING" | "LUGGAGE_MISSED" | "DAYS_DIFFER" | "TOO_MANY_STOPS" | "FEW_STOPS" | "TOO_FEW_RESTS" | "REST_UNFIT" | "LEG_WALK_TOO_LONG" | "DAY_WALK_TOO_LONG" | "STRENUOUS" | "MEAL_MISSING" | "MEAL_OUTSIDE_WINDOW" | "MEAL_TOO_SHORT" | "MEAL_TWICE" | "RESTAURANT_TWICE" | "MEAL_PLACE_UNFIT" | "PLACE_TWICE" | "AVOIDED" | "TOO_YOUNG" | "NOT_STEP_FREE" | "NOT_A_STOP" | "STAY_TOO_SHORT" | "LOCK_BROKEN" | "MUST_SEE_MISSING" | "OVER_BUDGET" | "UNKNOWN_COSTS" | "COST_CLAIM" | "CONNECTION_MISSED" | "TRANSFER_CLAIM" | "TOTAL_CLAIM" | "ASSERTED" | "PLACE_UNKNOWN" | "PACK_DIFFERS";
        /** @description A change that is known to help. */
        FindingFix: {
            /** @description When the day is to start, on the local clock, in steps of ten minutes. */
            dailyStart?: components["schemas"]["ClockTime"];
            /**
             * Format: int32
             * @description The day that changes, from 1.
             */
            day: number;
            /** @description What kind of change it is, and how it is made. */
            kind: components["schemas"]["FixKind"];
            /** @description What a button for it says, in the asked language. */
            label: string;
            /** @description When the stop is to begin, on the day's local clock. */
            startAt?: components["schemas"]["ClockTime"];
            /** @description The stop, meal or rest that changes. */
            stopId?: string;
            /** @description The days on which the stop is open in its city, from 1. */
            toDays?: number[];
        };
        /** @description A finding as a sentence. */
        FindingNote: {
            /** @description The stable code. */
            code: components["schemas"]["FindingCode"];
            /**
             * Format: int32
             * @description Which day, from 1; absent where it concerns the trip.
             */
            day?: number;
            /** @description What can be done about it, the gentlest first; empty where nothing is known to help. */
            fixes: components["schemas"]["FindingFix"][];
            /** @description What it says, in the asked language. */
            message: string;
            /** @description Whether it concerns the variant of the day for rain. */
            rainVariant: boolean;
            /** @description How bad it is. */
            severity: components["schemas"]["Severity"];
            /** @description Which stop, meal or rest. */
            stopId?: string;
        };
        /**
         * @description Whether an idea fits into a day.
         * @enum {string}
         */
        FitWord: "yes" | "no" | "alreadyIn" | "otherCity";
        /** @description Lodging or transfer with its price. */
        FixedCost: {
            cost: components["schemas"]["Money"] | null;
            /** @description Whether the cost is known. */
            costKnown: boolean;
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day: number;
            /** @description What for. */
            kind: components["schemas"]["FixedCostKind"];
            /** @description What it is called. */
            label: string;
        };
        /**
         * @description The published words for fixed cost.
         * @enum {string}
         */
        FixedCostKind: "lodging" | "transfer";
        /**
         * @description What kind of change it is, and how it is made.
         * @enum {string}
         */
        FixKind: "replaceStop" | "moveStop" | "removeStop" | "regenerateDay" | "unlock" | "changeStart";
        /**
         * @description What became of the forecast.
         * @enum {string}
         */
        ForecastState: "off" | "live" | "unavailable" | "beyond";
        /** @description Whose password is forgotten. */
        ForgotPasswordBody: {
            /**
             * Format: email
             * @description The e-mail address of the account.
             * @example mina@example.com
             */
            email: string;
        };
        /** @description A place that was found. */
        FoundPlace: components["schemas"]["PlaceCard"] & {
            /** @description What of which name matches; absent where nothing was typed. */
            highlight?: components["schemas"]["Highlight"];
        };
        /**
         * @description The published words for gender.
         * @enum {string}
         */
        Gender: "male" | "female" | "other";
        /** @description How far a plan is. */
        Generation: {
            error: components["schemas"]["GenerationError"] | null;
            /**
             * Format: int32
             * @description An estimate of the seconds left; 0 at the end.
             */
            etaSeconds: number;
            /** @description Its id. */
            generationId: string;
            /**
             * Format: int32
             * @description Never falls.
             */
            progress: number;
            /** @description What it proposes; absent where its plan is the itinerary. */
            proposalId?: string;
            /** @description How far it is. */
            status: components["schemas"]["GenerationStatus"];
            /** @description Every step, in order; none before a worker has begun. */
            steps: components["schemas"]["StepProgress"][];
            /** @description Whose plan. */
            tripId: string;
        };
        /** @description Why there is no plan. */
        GenerationError: {
            /** @description The stable code. */
            code: string;
            /** @description What happened, in the asked language. */
            message: string;
        };
        /** @description Why a generation ended without a plan. */
        GenerationFailure: {
            /** @description The stable code, such as `PLAN_REFUSED`. */
            code: string;
            /** @description What happened, in English. */
            messageEn: string;
            /** @description What happened, in Korean. */
            messageKo: string;
        };
        /** @description A generation as operators see it in a list. What a traveller wrote is not in it. */
        GenerationRecord: {
            /**
             * Format: int64
             * @description How often a worker took it.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When it arrived.
             */
            createdAt: string;
            /** @description Why there is no plan; absent but for `failed`. */
            error?: components["schemas"]["GenerationFailure"];
            /**
             * Format: date-time
             * @description When it ended; absent before.
             */
            finishedAt?: string;
            /** @description Its id. */
            generationId: string;
            /**
             * Format: int32
             * @description 0..=100; never falls.
             */
            progress: number;
            /**
             * Format: date-time
             * @description When a worker first took it; absent while it waits.
             */
            startedAt?: string;
            /** @description How far it is. */
            status: components["schemas"]["GenerationStatus"];
            /** @description Whose plan it makes. */
            tripId: string;
            /** @description Who asked for it; absent where it was cancelled before it arrived. */
            userId?: string;
        };
        /**
         * @description What is to be planned.
         * @enum {string}
         */
        GenerationScope: "trip" | "day";
        /**
         * @description How far a generation is.
         * @enum {string}
         */
        GenerationStatus: "queued" | "processing" | "completed" | "failed" | "cancelled";
        /**
         * @description A step on the way to a plan.
         * @enum {string}
         */
        GenerationStep: "wishes" | "weather" | "planning" | "checking" | "saving";
        /** @description A point of the interface. */
        GeoPoint: {
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
        };
        /**
         * @description The published words for health.
         * @enum {string}
         */
        Health: "excellent" | "good" | "caution" | "limited";
        /**
         * @description That the process lives.
         * @enum {string}
         */
        HealthStatus: "alive";
        /** @description The answer of a living process. */
        HealthView: {
            /** @description Always `alive`. */
            status: components["schemas"]["HealthStatus"];
        };
        /** @description A mail that could not be sent, with what its reader needs of it. */
        HeldMail: {
            /** @description The code in it. */
            code: string | null;
            /**
             * Format: date-time
             * @description When it was written.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Until when link or code are good.
             */
            expiresAt: string;
            /** @description What it is about. */
            kind: components["schemas"]["MailKind"];
            /** @description The link in it. */
            link: string | null;
            /** @description Its id. */
            mailId: string;
            /** @description The address that it would go to. */
            to: string;
            /** @description The account that it is for. */
            userId: string;
            /** @description The name of that account. */
            username: string;
        };
        /** @description Which part of which name matches. */
        Highlight: {
            /** @description Which name it is. */
            name: components["schemas"]["MatchedName"];
            /** @description The parts of it, in order. */
            ranges: components["schemas"]["HighlightRange"][];
            /** @description That name. */
            text: string;
        };
        /** @description A part of a text, counted in UTF-16 code units as JavaScript does: `text.slice(start, end)`. */
        HighlightRange: {
            /** @description Where it ends; the unit there does not belong to it. */
            end: number;
            /** @description Where it begins. */
            start: number;
        };
        /** @description Opening hours on the place's clock. */
        Hours: {
            /** @description At the time asked about. */
            isOpen: components["schemas"]["OpenState"];
            /** @description The next time at which it opens or closes, on its clock; absent where that is not known. */
            nextChange?: components["schemas"]["LocalDateTime"];
            /** @description Where the hours were read; empty = compiled from general knowledge. */
            source: string;
            /** @description The date asked about. */
            today: components["schemas"]["DayHours"];
            /** @description Seven dates from the one asked about. */
            week: components["schemas"]["DayHours"][];
        };
        /** @description A day, and whether an idea fits into it. */
        IdeaFit: {
            /** @description Its date. */
            date: components["schemas"]["Date"];
            /**
             * Format: int32
             * @description The day, from 1.
             */
            day: number;
            /** @description Whether it fits. */
            fit: components["schemas"]["FitWord"];
            /** @description Where it would stand. */
            place?: components["schemas"]["IdeaFitting"];
            /** @description Why it does not fit, in the asked language. */
            reason?: string;
            /** @description The smallest change that would let it in, in the asked language. */
            relaxation?: string;
        };
        /** @description On which days an idea would fit. */
        IdeaFits: {
            /** @description Every day of the itinerary. */
            days: components["schemas"]["IdeaFit"][];
            /** @description Why nobody can tell, as a code of docs/errors.md: the data at hand does not know the place, or no longer the plan. */
            problem?: string;
        };
        /** @description Where an idea would stand in a day. */
        IdeaFitting: {
            extraCost: components["schemas"]["Money"] | null;
            /**
             * Format: int32
             * @description By how much the day's time on the way changes.
             */
            extraTravelMinutes: number;
            /**
             * Format: int32
             * @description By how much the day's metres on foot change.
             */
            extraWalkingMetres: number;
            /** @description When it would end. */
            localEnd: components["schemas"]["ClockTime"];
            /** @description When it would begin. */
            localStart: components["schemas"]["ClockTime"];
            /**
             * Format: int32
             * @description Its position among the stops of the day, from 1.
             */
            position: number;
        };
        /**
         * @description Where an idea came from.
         * @enum {string}
         */
        IdeaSource: "hand" | "dates" | "import";
        /** @description A day whose weather changed. */
        ImpactedDay: {
            /** @description The stops that suffer. */
            affectedStops: components["schemas"]["AffectedStop"][];
            /** @description Places under a roof to go to instead, near the affected stops. */
            alternatives: components["schemas"]["Shelter"][];
            /** @description What changed. */
            causes: components["schemas"]["Cause"][];
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day: number;
            /** @description What changed, in words. */
            reason: string;
            /** @description What to do. */
            recommendation: components["schemas"]["Advice"];
        };
        /** @description What an import drew, and what it did not draw. */
        ImportedMap: {
            /**
             * Format: int64
             * @description Left out because there is more than a layer may hold.
             */
            beyondLimits: number;
            /**
             * Format: int64
             * @description Lines and areas of the layer.
             */
            features: number;
            /**
             * Format: int64
             * @description Left out because the edge of the extract cuts them.
             */
            incomplete: number;
            /**
             * Format: int64
             * @description Their points.
             */
            points: number;
            /**
             * Format: int64
             * @description Left out because they are too small to be seen.
             */
            tooSmall: number;
        };
        /** @description The trip that was made. */
        ImportedTrip: {
            /** @description What the checker says of the days. */
            findings: components["schemas"]["FindingNote"][];
            /**
             * Format: int64
             * @description The version of its itinerary; null where the file has no days.
             */
            itineraryVersion: number | null;
            /** @description How many places the data knows, in the tray. */
            knownPlaces: number;
            /** @description What could not be taken over as it was. */
            notes: components["schemas"]["ImportNote"][];
            /** @description How many places only this trip knows, in the tray and among its own places. */
            ownPlaces: number;
            /** @description What kind of file it was. */
            source: components["schemas"]["ImportSource"];
            /** @description Its id. */
            tripId: string;
            /** @description Its name. */
            tripName: string;
        };
        /** @description A file with what the trip shall be called. */
        ImportForm: {
            /**
             * @description plan.json, a minimal plan, GPX, KML, KMZ, or a list of saved places as CSV or `GeoJSON`; at most 5 MiB and 500
             *     places.
             */
            file: string;
            /** @description What the trip shall be called; else as the file calls itself. */
            tripName?: string;
        };
        /** @description Something that could not be taken over as it was. */
        ImportNote: {
            /** @description What kind of thing. */
            kind: components["schemas"]["ImportNoteKind"];
            /** @description What it says, in the asked language. */
            message: string;
            /** @description What it is about, as the file calls it. */
            subject?: string;
        };
        /**
         * @description What could not be taken over as it was.
         * @enum {string}
         */
        ImportNoteKind: "positionUnknown" | "nameMissing" | "linesLeftOut" | "daysNotChecked";
        /** @description A file with what it does not say itself. */
        ImportPackForm: {
            /** @description Whom to name, where the file does not say. */
            attribution?: string;
            /** @description Its country, ISO 3166-1 alpha-2. */
            country?: string;
            /** @description The currency of prices without one, ISO 4217. */
            currency?: string;
            /** @description The destination's id, needed but for a pack, which has its own. */
            destination?: string;
            /** @description The TOML file beside a catalogue's table. */
            destinationFile?: string;
            /**
             * @description The file: a pack, an OpenStreetMap extract, `GeoJSON`, or a table of places. Binary files up to the configured
             *     limit (64 MiB), text files up to 16 MiB.
             */
            file: string;
            /** @description The licence of the facts, where the file does not say. */
            licence?: string;
            /** @description The destination's name, where the file has none. */
            name?: string;
            /** @description What kind of file it is; without it, the ending of the file's name tells. */
            source?: components["schemas"]["PackSource"];
            /** @description Its IANA time zone; without it, that of the nearest reference city. */
            zone?: string;
        };
        /**
         * @description What kind of file it was.
         * @enum {string}
         */
        ImportSource: "plan" | "minimalPlan" | "gpx" | "kml" | "csv" | "geoJson";
        /**
         * @description How far an import is.
         * @enum {string}
         */
        ImportStatus: "queued" | "processing" | "completed" | "failed";
        /** @description What an import made of a file. */
        ImportSummary: {
            /** @description Places by category. */
            counts: components["schemas"]["CategoryCount"][];
            /** @description Name of the pack. */
            destination: string;
            /** @description Digest of its content. */
            digest: string;
            /** @description The map layer that was read beside the places; absent where there is none. */
            map?: components["schemas"]["ImportedMap"];
            /**
             * Format: int32
             * @description Places in the pack.
             */
            places: number;
            /**
             * Format: int64
             * @description Rows or objects that were looked at.
             */
            read: number;
            /** @description What was left out, by reason. */
            skipped: components["schemas"]["Skipped"][];
            /** @description Sentences about what the pack lacks. */
            warnings: string[];
        };
        /** @description The answer to a task. */
        InferenceResult: components["schemas"]["WishesAnswer"] | components["schemas"]["TipsAnswer"];
        /**
         * @description Where an answer came from.
         * @enum {string}
         */
        InferenceSource: "hit" | "miss" | "joined";
        /** @description An answer of the model, checked. */
        InferenceView: {
            /** @description The model's name. */
            model: string;
            /** @description The model's version. */
            modelVersion: string;
            /** @description The version of the instructions. */
            promptVersion: string;
            /** @description What is left of its answer after checking it against the input. */
            result: components["schemas"]["InferenceResult"];
            /** @description Where it came from. */
            source: components["schemas"]["InferenceSource"];
        };
        /** @description A new invitation. Its link is shown this once. */
        Invitation: {
            /** @description The invitation among those who share the trip. */
            companion: components["schemas"]["Companion"];
            /** @description The secret of the link, for `POST /trips/invitations/{token}`. */
            token: string;
            /** @description What to send to the one who is invited; it can be accepted once. */
            url: string;
        };
        /** @description The days of a trip. */
        Itinerary: {
            /** @description What was assumed because nobody said it, as sentences. */
            assumptions: string[];
            /** @description What it costs. */
            costs: components["schemas"]["Costs"];
            /** @description The currency of every amount. */
            currency: string;
            /** @description The days asked for. */
            days: components["schemas"]["ItineraryDay"][];
            /** @description The worst of its findings. */
            feasibility: components["schemas"]["Verdict"];
            /** @description What the checker says. */
            findings: components["schemas"]["FindingNote"][];
            /** @description Lodging and transfers. */
            fixedCosts: components["schemas"]["FixedCost"][];
            /** @description The data that it was planned from, with licence and attribution. */
            packs: components["schemas"]["PlanPack"][];
            /** @description Whose. */
            tripId: string;
            /** @description What was asked for and is not in. */
            unmet: components["schemas"]["Unmet"][];
            /**
             * Format: int64
             * @description Its version: the `ETag`, without the quotes.
             */
            version: number;
        };
        /** @description The checker's judgement of the itinerary, with the packs at hand now. */
        ItineraryCertificate: {
            /** @description What was tested, rule by rule. */
            certificate: components["schemas"]["Certificate"];
            /** @description Every finding as a sentence. */
            findings: components["schemas"]["FindingNote"][];
            /** @description Every stop with the numbers that were tested. */
            stops: components["schemas"]["CheckedStop"][];
            /** @description The worst found. */
            verdict: components["schemas"]["Verdict"];
            /**
             * Format: int64
             * @description The version that was checked.
             */
            version: number;
        };
        /** @description One day. Its timeline is the union of the five lists of entries in the order of their `order`. */
        ItineraryDay: {
            /** @description Where each segment starts and ends. */
            anchors: components["schemas"]["ItineraryEntry"][];
            /** @description The date. */
            date: components["schemas"]["Date"];
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day: number;
            /** @description Rooms and luggage. */
            errands: components["schemas"]["ItineraryEntry"][];
            /** @description The verdict on the day: `good`, `warnings` or `broken`. */
            feasibility: components["schemas"]["Verdict"];
            /** @description The ways between the entries. */
            legs: components["schemas"]["ItineraryLeg"][];
            /** @description Where and when the group eats. */
            meals: components["schemas"]["ItineraryEntry"][];
            /** @description What to bring on the day: everything that one of its stops or meals asks for, each once. */
            preparation: components["schemas"]["PreparationNote"][];
            /** @description What to do instead when it rains; a day that was changed by hand has none. */
            rainVariant?: components["schemas"]["ItineraryRainVariant"];
            /** @description Rests. */
            rests: components["schemas"]["ItineraryEntry"][];
            /** @description The cities of the day in order, each with its time zone. */
            segments: components["schemas"]["Segment"][];
            /** @description What is visited. */
            stops: components["schemas"]["ItineraryEntry"][];
            /** @description Sums. */
            totals: components["schemas"]["DayTotals"];
            /** @description Weather to expect; `kind` says whether it is forecast, typical of the month, or unknown. */
            weather: components["schemas"]["Weather"];
        };
        /** @description Something that happens: a stop, meal, rest, errand or anchor. */
        ItineraryEntry: {
            /**
             * Format: date-time
             * @description RFC 3339; null where the zone is not known.
             */
            arrival: string | null;
            /** @description Its category, where it is a place. */
            category?: components["schemas"]["Category"];
            cost: components["schemas"]["Money"] | null;
            /** @description Whether the cost is known. */
            costKnown: boolean;
            /** @description A place that only the travellers know, where it is one. */
            custom?: components["schemas"]["CustomPlace"];
            /**
             * Format: int32
             * @description From start to end, rounded up.
             */
            durationMinutes: number;
            /**
             * Format: date-time
             * @description RFC 3339; null where the zone is not known.
             */
            end: string | null;
            /**
             * @description For an outdoor stop, a place under a roof that is open then and at most an hour away; absent where there is
             *     none.
             */
            indoorAlternative?: components["schemas"]["Alternative"];
            /** @description `stop`, a meal, `rest`, an errand, `start` or `end`. */
            kind: components["schemas"]["EntryKind"];
            /**
             * Format: double
             * @description Degrees north, at most seven decimals.
             */
            latitude: number;
            /** @description On the day's local clock; may pass 24:00. */
            localArrival: components["schemas"]["ClockTime"];
            /** @description On the day's local clock; may pass 24:00. */
            localEnd: components["schemas"]["ClockTime"];
            /** @description In the local script. */
            localName: string;
            /** @description On the day's local clock; may pass 24:00. */
            localStart: components["schemas"]["ClockTime"];
            /** @description Settled by the traveller. */
            locked: boolean;
            /**
             * Format: double
             * @description Degrees east, at most seven decimals.
             */
            longitude: number;
            /** @description It on a map. */
            mapLink: components["schemas"]["MapLink"];
            /** @description In the asked language. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /** @description The opening hours relied on, for stops and meal places. */
            opening?: components["schemas"]["Opening"];
            /** @description A stop that is neither settled nor a must-see. */
            optional: boolean;
            /**
             * Format: int32
             * @description Position in the day's timeline: 1 = first.
             */
            order: number;
            /** @description The place of the data, where it is one. */
            placeId?: string;
            /** @description Why it stands here. */
            placement: components["schemas"]["Placement"][];
            /** @description What to bring, each with its reason. */
            preparation: components["schemas"]["PreparationNote"][];
            /** @description `why` and `placement` as sentences in the asked language. */
            reasons: string[];
            /** @description Sums until its end. */
            running: components["schemas"]["RunningTotals"];
            /**
             * Format: int32
             * @description Index into the day's segments.
             */
            segment: number;
            /** @description Under a roof or not, for places. */
            setting?: components["schemas"]["Setting"];
            /**
             * Format: date-time
             * @description RFC 3339; null where the zone is not known.
             */
            start: string | null;
            /** @description Reachable without steps. */
            stepFree: components["schemas"]["StepFree"];
            /** @description Unique in the itinerary and stable as long as it stays. */
            stopId: string;
            /** @description Why it is in, largest first. */
            why: components["schemas"]["Why"][];
            /** @description IANA time zone of those clocks. */
            zone: string;
        };
        /** @description The way to an entry. */
        ItineraryLeg: components["schemas"]["Leg"] & {
            /** @description The way on a map. */
            mapLink: components["schemas"]["MapLink"];
            /** @description Up to two car parks within 500 m of where a drive ends, nearest first, where the data knows some. */
            parking?: components["schemas"]["CarPark"][];
            /** @description Walking instead: there where the plan takes another mode in a city and the walk has at most 500 m. */
            walkInstead?: components["schemas"]["WalkProposal"];
        };
        /** @description The day planned again without its outdoor stops; the lists mean the same as in the day. */
        ItineraryRainVariant: {
            /** @description Where each segment starts and ends. */
            anchors: components["schemas"]["ItineraryEntry"][];
            /** @description Rooms and luggage. */
            errands: components["schemas"]["ItineraryEntry"][];
            /** @description The verdict on the variant. */
            feasibility: components["schemas"]["Verdict"];
            /** @description The ways between the entries. */
            legs: components["schemas"]["ItineraryLeg"][];
            /** @description Where and when the group eats. */
            meals: components["schemas"]["ItineraryEntry"][];
            /** @description Rests. */
            rests: components["schemas"]["ItineraryEntry"][];
            /** @description What is visited. */
            stops: components["schemas"]["ItineraryEntry"][];
            /** @description Sums. */
            totals: components["schemas"]["DayTotals"];
        };
        /** @description The state of a trip's itinerary. */
        ItineraryState: {
            /** @description Whether what is asked for has changed since it was made. */
            stale: boolean;
            /**
             * Format: int64
             * @description The number of the present version, from 1.
             */
            version: number;
        };
        /** @description A version of an itinerary. */
        ItineraryVersion: {
            /** @description What was done, in the asked language. */
            action: string;
            /** @description Who did it. */
            authorId: string | null;
            /**
             * Format: int64
             * @description The version that it followed.
             */
            baseVersion: number | null;
            /**
             * Format: date-time
             * @description When.
             */
            createdAt: string;
            /** @description `generation`, `edit`, `restore`, `undo`, `import` or `dates`. */
            origin: string;
            /** @description Kept for good. */
            pinned: boolean;
            /** @description Whether it is the present one. */
            present: boolean;
            /**
             * Format: int64
             * @description Its number, from 1.
             */
            version: number;
        };
        /** @description A public key (RFC 8037). */
        JsonWebKey: {
            /** @description The algorithm of the signatures: `EdDSA`. */
            alg: string;
            /** @description The curve: `Ed25519`. */
            crv: string;
            /** @description Its name in the header of a token. */
            kid: string;
            /** @description The family of the key: `OKP`. */
            kty: string;
            /** @description What it is for: `sig`. */
            use: string;
            /** @description The public key, in base64url. */
            x: string;
        };
        /** @description The keys that access tokens may have been signed with. */
        JsonWebKeySet: {
            /** @description The keys, newest first. */
            keys: components["schemas"]["JsonWebKey"][];
        };
        /**
         * @description The last day of the trip.
         * @enum {string}
         */
        LastDay: "last";
        /** @description The way to an item. */
        Leg: {
            cost: components["schemas"]["Money"] | null;
            /** @description Whether the cost is known. */
            costKnown: boolean;
            /** @description Departure of a transfer. */
            departs?: components["schemas"]["Departure"];
            /**
             * Format: int32
             * @description Length.
             */
            distanceMetres: number;
            /**
             * Format: int32
             * @description Door to door, rounded up.
             */
            durationMinutes: number;
            /**
             * Format: int32
             * @description The same in seconds, where it is not whole minutes.
             */
            durationSeconds?: number;
            /**
             * Format: int32
             * @description Energy of an adult on foot: 50 kcal a kilometre.
             */
            kcal?: number;
            /** @description Train or flight name of a transfer. */
            label?: string;
            /** @description How. */
            mode: components["schemas"]["Mode"];
            /**
             * Format: int32
             * @description The `order` of the item it leads to.
             */
            order: number;
            /** @description Where the numbers come from. */
            source: components["schemas"]["LegSource"];
            /**
             * Format: int32
             * @description Of it on foot.
             */
            walkingMetres: number;
        };
        /**
         * @description The published words for source of a leg.
         * @enum {string}
         */
        LegSource: "estimate" | "street" | "timetable" | "provider" | "given";
        /** @description An amount above zero. */
        LimitRequest: {
            /** @description Minor units: won, cents. */
            amount: number;
            /** @description ISO 4217, in either case. */
            currency: string;
        };
        /** @description A date and time on a local clock without an offset, with seconds where they are not zero. */
        LocalDateTime: string;
        /**
         * @description The language of mails and notes.
         * @enum {string}
         */
        Locale: "ko" | "en";
        /** @description A stop that is settled. */
        LockRequest: {
            /** @description 1 = the first day, within the trip. */
            day: number;
            /** @description Position among the day's stops: 1 = first. */
            order?: number | null;
            /** @description Which. */
            place: components["schemas"]["PlaceReference"];
            /** @description When it starts. */
            startAt?: string | null;
            /** @description How long; the typical stay where nothing is said. */
            stayMinutes?: number | null;
        };
        /** @description A place to sleep. */
        LodgingRequest: {
            /** @description How many people it takes. */
            capacity?: number | null;
            /** @description From when the room is free; 15:00 where nothing is said. */
            checkIn?: string | null;
            /** @description Until when the room is to be left; 11:00 where nothing is said. */
            checkOut?: string | null;
            /** @description The shortest stay that it takes. */
            minimumNights?: number | null;
            /** @description Which. */
            place: components["schemas"]["PlaceReference"];
            /** @description For all the rooms that the group needs. */
            pricePerNight?: components["schemas"]["PriceRequest"] | null;
        };
        /** @description A new session. */
        Login: components["schemas"]["TokenPair"] & {
            /** @description Who logged in. */
            user: components["schemas"]["Profile"];
        };
        /** @description Who wants to log in. */
        LoginBody: {
            /**
             * Format: password
             * @description The password.
             * @example seoul-2026!
             */
            password: string;
            /** @description Whether the session lasts for a week instead of half a day, and does not end when it is idle. */
            rememberMe?: boolean;
            /** @description The code of the second factor, or one of its recovery codes. */
            totp?: string | null;
            /**
             * @description The user name or the e-mail address.
             * @example mina2026
             */
            username: string;
        };
        /**
         * @description What a mail is about.
         * @enum {string}
         */
        MailKind: "passwordReset" | "emailVerification";
        /** @description A point or a way. */
        MapFeature: {
            /** @description Where. */
            geometry: components["schemas"]["MapGeometry"];
            /** @description What. */
            properties: components["schemas"]["MapProperties"];
            /** @description `Feature`. */
            type: components["schemas"]["MapFeatureType"];
        };
        /**
         * @description What a feature shows.
         * @enum {string}
         */
        MapFeatureKind: "stop" | "meal" | "rest" | "errand" | "lodging" | "leg";
        /**
         * @description The type of a feature.
         * @enum {string}
         */
        MapFeatureType: "Feature";
        /** @description Where something is: longitude, then latitude. */
        MapGeometry: {
            /** @description A point. */
            coordinates: number[];
            /** @enum {string} */
            type: "Point";
        } | {
            /** @description A way, as a straight line: the streets between are not known here. */
            coordinates: number[][];
            /** @enum {string} */
            type: "LineString";
        };
        /** @description A link to a map. */
        MapLink: {
            /** @description Whose map it is. */
            provider: components["schemas"]["MapProvider"];
            /** @description Where it leads; percent-encoded. */
            url: string;
        };
        /** @description A wish and the piece that it was read from. */
        MappedWish: {
            /** Format: int32 */
            piece: number;
            wish: components["schemas"]["Wish"];
        };
        /** @description What a feature is about. */
        MapProperties: {
            /** @description The category, where it is a place. */
            category?: components["schemas"]["Category"];
            /**
             * Format: int32
             * @description The day, from 1.
             */
            day: number;
            /**
             * Format: int32
             * @description How long a way is.
             */
            distanceMetres?: number;
            /**
             * Format: int32
             * @description How long a way takes.
             */
            durationMinutes?: number;
            /** @description What it shows. */
            kind: components["schemas"]["MapFeatureKind"];
            /** @description When it begins, on the local clock; of a way, when it ends. */
            localStart: components["schemas"]["ClockTime"];
            /** @description How one gets along a way. */
            mode?: components["schemas"]["Mode"];
            /** @description In the asked language; of a way, the name of where it leads to. */
            name: string;
            /** @description Counts the entries of the day from 1; a way has the number of the entry that it leads to. */
            order: number;
            /** @description The place, where it is one. */
            placeId?: string;
            /** @description The entry, or the one that the way leads to. */
            stopId: string;
        };
        /**
         * @description Whose map it is.
         * @enum {string}
         */
        MapProvider: "kakao" | "google";
        /** @description What the map is drawn on: a style, or tiles, or, with neither, only the layers of the packs. */
        MapSettings: {
            /** @description Whom the map must name. */
            attribution?: string;
            /** @description Whether an operator or the configuration has decided; until then somebody may be asked. */
            configured: boolean;
            /** @description The address of a style for vector tiles. */
            styleUrl?: string;
            /** @description The address of picture tiles, with `{z}`, `{x}` and `{y}`. */
            tileUrl?: string;
        };
        /** @description What the map is to be drawn on. */
        MapSettingsBody: components["schemas"]["StyleMapBody"] | components["schemas"]["TileMapBody"] | components["schemas"]["SchematicMapBody"];
        /**
         * @description One of a place's names.
         * @enum {string}
         */
        MatchedName: "local" | "ko" | "en";
        /** @description The points, and how one gets from one to the other. */
        MatrixBody: {
            /** @description How. */
            mode: components["schemas"]["TravelMode"];
            /** @description The points. */
            points: components["schemas"]["GeoPoint"][];
        };
        /**
         * @description The published words for meal.
         * @enum {string}
         */
        MealKind: "breakfast" | "lunch" | "dinner";
        /** @description One traveller of the group. */
        MemberEntry: {
            /** @description In years. */
            age: number;
            /** @description What the member does not eat. */
            diets?: components["schemas"]["Diet"][] | null;
            /** @description What the member does not like. */
            dislikes?: components["schemas"]["Taste"][] | null;
            /** @description Where it is said. */
            gender?: components["schemas"]["Gender"] | null;
            /** @description `good` where nothing is said. */
            health?: components["schemas"]["Health"] | null;
            /** @description What the member likes. */
            likes?: components["schemas"]["Taste"][] | null;
            /** @description Its id, where it has one already. */
            memberId?: string | null;
            /** @description What the member needs. */
            mobilityAid?: components["schemas"]["MobilityAid"] | null;
            /** @description Places that this member must see. */
            mustSee?: components["schemas"]["PlaceReference"][] | null;
            /** @description What the others call this member; names differ. */
            name?: string | null;
        };
        /** @description One traveller of the group. */
        MemberRequest: {
            /** @description In years. */
            age: number;
            /** @description What the member does not eat. */
            diets?: components["schemas"]["Diet"][] | null;
            /** @description What the member does not like. */
            dislikes?: components["schemas"]["Taste"][] | null;
            /** @description Where it is said. */
            gender?: components["schemas"]["Gender"] | null;
            /** @description `good` where nothing is said. */
            health?: components["schemas"]["Health"] | null;
            /** @description What the member likes. */
            likes?: components["schemas"]["Taste"][] | null;
            /** @description What the member needs. */
            mobilityAid?: components["schemas"]["MobilityAid"] | null;
            /** @description Places that this member must see. */
            mustSee?: components["schemas"]["PlaceReference"][] | null;
            /** @description What the others call this member; names differ. */
            name?: string | null;
        };
        /**
         * @description A field without which nothing can be planned.
         * @enum {string}
         */
        MissingField: "members" | "startDate" | "destinations";
        /**
         * @description The published words for mobility aid.
         * @enum {string}
         */
        MobilityAid: "wheelchair" | "stroller" | "cane" | "step-free";
        /**
         * @description The published words for mode.
         * @enum {string}
         */
        Mode: "walk" | "bike" | "transit" | "car" | "taxi" | "train" | "coach" | "flight" | "ferry";
        /**
         * @description Why an answer was made without the model.
         * @enum {string}
         */
        ModelAbsence: "notNeeded" | "notConfigured" | "timedOut" | "failed" | "unusable";
        /** @description Whether the model had a part in an answer, and why not. */
        ModelUse: {
            /** @description Whether something in the answer is the model's. */
            modelUsed: boolean;
            reason?: components["schemas"]["ModelAbsence"] | null;
        };
        /** @description A time of a trip. */
        Moment: {
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day: number;
            /** @description On that day's local clock. */
            localStart: components["schemas"]["ClockTime"];
        };
        /** @description An amount: `{"amount": 1250, "currency": "EUR"}` is 12.50 EUR. */
        Money: {
            /**
             * Format: int64
             * @description Minor units: won, cents.
             */
            amount: number;
            /** @description The currency. */
            currency: components["schemas"]["Currency"];
        };
        /** @description A number with the name and unit that its code documents. */
        NamedNumber: {
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Its value.
             */
            value: number;
        };
        /** @description The names of a place or destination. */
        Names: {
            /** @description English, where known. */
            en?: string;
            /** @description Korean, where known. */
            ko?: string;
            /** @description In the local script. */
            local: string;
        };
        /**
         * @description How somebody gets to places nearby.
         * @enum {string}
         */
        NearbyMode: "transit" | "car" | "walk";
        /** @description A place nearby. */
        NearbyPlace: {
            /**
             * Format: int32
             * @description As the crow flies.
             */
            distanceMetres: number;
            /** @description The fact. */
            factIds: string[];
            /** @description In the language asked for. */
            name: string;
            /** @description The place. */
            placeId: string;
        };
        /**
         * @description In which order the places nearby come.
         * @enum {string}
         */
        NearbySort: "time" | "name" | "fame" | "distance";
        /** @description A note. */
        Notification: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            createdAt: string;
            /** @description What it tells, such as `generation.completed`. */
            kind: string;
            /** @description Its id. */
            notificationId: string;
            /** @description Whether it was read. */
            read: boolean;
            /** @description What it is about, such as a trip's id. */
            subjectId: string | null;
            /** @description The sentence, in the asked language. */
            text: string;
        };
        /** @description Whether one can log in through another issuer. */
        OidcOffer: {
            /** @description Whether the login screen should offer it. */
            offered: boolean;
        };
        /** @description The opening hours relied on. */
        Opening: {
            interval: components["schemas"]["OpeningInterval"] | null;
            /** @description Where the hours were read; empty = compiled from general knowledge. */
            source: string;
            /** @description Whether a citable source backs them. */
            verified: boolean;
        };
        /** @description An opening interval on the day's local clock. */
        OpeningInterval: {
            /** @description Doors close. */
            close: components["schemas"]["ClockTime"];
            /** @description The latest time to be let in. */
            lastEntry: components["schemas"]["ClockTime"];
            /** @description Doors open; negative where it began on the evening before. */
            open: components["schemas"]["ClockTime"];
        };
        /**
         * @description Whether a place is open.
         * @enum {string}
         */
        OpenState: "yes" | "no" | "unknown";
        /**
         * @description The published words for pace.
         * @enum {string}
         */
        Pace: "relaxed" | "normal" | "packed";
        /** @description A pack that may be planned with. */
        Pack: {
            /** @description Whom to name. */
            attribution: string;
            /** @description Whether it comes with the program. */
            bundled: boolean;
            /** @description The destination's id. */
            destination: string;
            /** @description Digest of its content. */
            digest: string;
            /** @description Whether a bundled pack of the same destination comes back when this one is removed. */
            hidesBundled: boolean;
            /**
             * Format: date-time
             * @description When it was imported; absent for a bundled one.
             */
            importedAt?: string;
            /** @description Who imported it; absent for a bundled one. */
            importedBy?: string;
            /** @description Licence of its facts. */
            licence: string;
            /** @description What is drawn beneath its places; absent where it has no map layer. */
            map?: components["schemas"]["PackMapBox"];
            /** @description The destination's name. */
            name: string;
            /**
             * Format: int32
             * @description How many places it holds.
             */
            places: number;
            /** @description What kind of file it was imported from; absent for a bundled one. */
            source?: components["schemas"]["PackSource"];
        };
        /** @description An import as it stands. */
        PackImport: {
            /**
             * Format: date-time
             * @description When.
             */
            createdAt: string;
            /** @description Who uploaded it. */
            createdBy: string;
            /** @description The destination; absent while only the file knows it. */
            destination?: string;
            /** @description Why there is no pack; absent but for `failed`. */
            error?: components["schemas"]["PackImportFailure"];
            /**
             * Format: date-time
             * @description When it ended.
             */
            finishedAt?: string;
            /** @description Its id. */
            importId: string;
            /**
             * Format: int32
             * @description How much of the file was read.
             */
            progress: number;
            /** @description What kind of file it is. */
            source: components["schemas"]["PackSource"];
            /** @description How far it is. */
            status: components["schemas"]["ImportStatus"];
            /** @description What was read and what was left out; absent but for `completed`. */
            summary?: components["schemas"]["ImportSummary"];
        };
        /** @description Why a file makes no pack. */
        PackImportFailure: {
            /** @description The stable code. */
            code: string;
            /** @description What is wrong with the file. */
            message: string;
        };
        /** @description A `GeoJSON` feature collection (RFC 7946). It is drawn in the order of its features. */
        PackMap: {
            /** @description Whom the map must name. */
            attribution: string;
            /** @description The box around everything: west, south, east, north in degrees. */
            bbox: number[];
            /** @description Areas, the large first, then lines, the broad last. */
            features: components["schemas"]["PackMapFeature"][];
            /** @description `FeatureCollection`. */
            type: components["schemas"]["PackMapType"];
        };
        /** @description The map layer of a pack: its box, in degrees. */
        PackMapBox: {
            /** @description Digest of the layer, also its `ETag`. */
            digest: string;
            /**
             * Format: double
             * @description Easternmost longitude.
             */
            east: number;
            /**
             * Format: int32
             * @description How many lines and areas it holds.
             */
            features: number;
            /**
             * Format: double
             * @description Northernmost latitude.
             */
            north: number;
            /**
             * Format: double
             * @description Southernmost latitude.
             */
            south: number;
            /**
             * Format: double
             * @description Westernmost longitude.
             */
            west: number;
        };
        /** @description Something that is drawn. */
        PackMapFeature: {
            /** @description Where: longitude, then latitude, in degrees with five decimals. */
            geometry: components["schemas"]["PackMapGeometry"];
            /** @description What it is. */
            properties: components["schemas"]["PackMapProperties"];
            /** @description `Feature`. */
            type: components["schemas"]["PackMapFeatureType"];
        };
        /**
         * @description The type of a feature.
         * @enum {string}
         */
        PackMapFeatureType: "Feature";
        /** @description Where something is: an area as one polygon or several, anything else as a line. */
        PackMapGeometry: {
            /** @description A line. */
            coordinates: number[][];
            /** @enum {string} */
            type: "LineString";
        } | {
            /** @description An outer ring, then its holes. */
            coordinates: number[][][];
            /** @enum {string} */
            type: "Polygon";
        } | {
            /** @description Several of these. */
            coordinates: number[][][][];
            /** @enum {string} */
            type: "MultiPolygon";
        };
        /**
         * @description As what something is drawn.
         * @enum {string}
         */
        PackMapKind: "wood" | "green" | "park" | "water" | "coastline" | "waterway" | "railway" | "path" | "minor-street" | "major-street";
        /** @description What a feature is. */
        PackMapProperties: {
            /** @description As what it is drawn. */
            kind: components["schemas"]["PackMapKind"];
            /** @description Its local name, where it has one. */
            name?: string;
        };
        /**
         * @description The type of the whole.
         * @enum {string}
         */
        PackMapType: "FeatureCollection";
        /**
         * @description What kind of file a pack comes from.
         * @enum {string}
         */
        PackSource: "pack" | "catalogue" | "csv" | "geojson" | "osm-pbf";
        /** @description One page of a list. */
        Page_Account: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was made.
                 */
                createdAt: string;
                /** @description Whether an administrator has closed it. */
                disabled: boolean;
                /** @description The e-mail address, in lower case. */
                email: string;
                /** @description Whether the address was shown to be theirs. */
                emailVerified: boolean;
                /**
                 * Format: date-time
                 * @description When somebody last logged in to it.
                 */
                lastLoginAt: string | null;
                /**
                 * Format: date-time
                 * @description Until when wrong passwords have locked it; absent where they have not.
                 */
                lockedUntil: string | null;
                /** @description The person's name. */
                name: string;
                /** @description What the account may do. */
                roles: components["schemas"]["Role"][];
                /** @description Whether a login needs a code of the second factor. */
                totpEnabled: boolean;
                /** @description Its id. */
                userId: string;
                /** @description The name to log in with. */
                username: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_ApiToken: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was made.
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description When it expires; never where it is absent.
                 */
                expiresAt: string | null;
                /**
                 * Format: date-time
                 * @description When it was last used, to the minute.
                 */
                lastUsedAt: string | null;
                /** @description What its owner calls it. */
                name: string;
                /** @description What it may be used for. */
                scopes: components["schemas"]["Scope"][];
                /** @description Its id. */
                tokenId: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_DeadLetter: {
            /** @description The items of this page. */
            items: {
                /** @description What it is about. */
                aggregate: string;
                /**
                 * Format: date-time
                 * @description When it was given up.
                 */
                diedAt: string;
                /** @description The message's id. */
                id: string;
                /** @description Why nobody could handle it. */
                reason: string;
                /**
                 * Format: int32
                 * @description How often it was tried.
                 */
                tries: number;
                /** @description Its kind. */
                type: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_Destination: {
            /** @description The items of this page. */
            items: {
                /** @description Who is to be named. */
                attribution: string;
                /** @description ISO 3166-1 alpha-2, where known. */
                country?: string;
                /** @description Places by category, in the order of the categories; empty ones are left out. */
                counts: components["schemas"]["CategoryCount"][];
                /** @description Currency of prices, where known. */
                currency?: components["schemas"]["Currency"];
                /** @description Digest of the pack's content, lower-case hexadecimal. */
                digest: string;
                /** @description Stable id, also the pack's name. */
                id: string;
                /**
                 * Format: double
                 * @description Degrees north of the centre.
                 */
                latitude: number;
                /** @description Licence of the data. */
                licence: string;
                /**
                 * Format: double
                 * @description Degrees east of the centre.
                 */
                longitude: number;
                /** @description What is drawn beneath its places; absent where there is no map layer. */
                map?: components["schemas"]["PackMapBox"];
                /** @description In the language asked for. */
                name: string;
                /** @description All names. */
                names: components["schemas"]["Names"];
                /**
                 * Format: int32
                 * @description Places in the pack.
                 */
                places: number;
                /**
                 * Format: int32
                 * @description Share of places whose facts a citable source backs, rounded down.
                 */
                verifiedPercent: number;
                /**
                 * Format: int32
                 * @description Share of places with known hours, rounded down.
                 */
                withHoursPercent: number;
                /** @description IANA time zone. */
                zone: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_FoundPlace: {
            /** @description The items of this page. */
            items: (components["schemas"]["PlaceCard"] & {
                /** @description What of which name matches; absent where nothing was typed. */
                highlight?: components["schemas"]["Highlight"];
            })[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_GenerationRecord: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: int64
                 * @description How often a worker took it.
                 */
                attempts: number;
                /**
                 * Format: date-time
                 * @description When it arrived.
                 */
                createdAt: string;
                /** @description Why there is no plan; absent but for `failed`. */
                error?: components["schemas"]["GenerationFailure"];
                /**
                 * Format: date-time
                 * @description When it ended; absent before.
                 */
                finishedAt?: string;
                /** @description Its id. */
                generationId: string;
                /**
                 * Format: int32
                 * @description 0..=100; never falls.
                 */
                progress: number;
                /**
                 * Format: date-time
                 * @description When a worker first took it; absent while it waits.
                 */
                startedAt?: string;
                /** @description How far it is. */
                status: components["schemas"]["GenerationStatus"];
                /** @description Whose plan it makes. */
                tripId: string;
                /** @description Who asked for it; absent where it was cancelled before it arrived. */
                userId?: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_HeldMail: {
            /** @description The items of this page. */
            items: {
                /** @description The code in it. */
                code: string | null;
                /**
                 * Format: date-time
                 * @description When it was written.
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @description Until when link or code are good.
                 */
                expiresAt: string;
                /** @description What it is about. */
                kind: components["schemas"]["MailKind"];
                /** @description The link in it. */
                link: string | null;
                /** @description Its id. */
                mailId: string;
                /** @description The address that it would go to. */
                to: string;
                /** @description The account that it is for. */
                userId: string;
                /** @description The name of that account. */
                username: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_Notification: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When it happened.
                 */
                createdAt: string;
                /** @description What it tells, such as `generation.completed`. */
                kind: string;
                /** @description Its id. */
                notificationId: string;
                /** @description Whether it was read. */
                read: boolean;
                /** @description What it is about, such as a trip's id. */
                subjectId: string | null;
                /** @description The sentence, in the asked language. */
                text: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_Pack: {
            /** @description The items of this page. */
            items: {
                /** @description Whom to name. */
                attribution: string;
                /** @description Whether it comes with the program. */
                bundled: boolean;
                /** @description The destination's id. */
                destination: string;
                /** @description Digest of its content. */
                digest: string;
                /** @description Whether a bundled pack of the same destination comes back when this one is removed. */
                hidesBundled: boolean;
                /**
                 * Format: date-time
                 * @description When it was imported; absent for a bundled one.
                 */
                importedAt?: string;
                /** @description Who imported it; absent for a bundled one. */
                importedBy?: string;
                /** @description Licence of its facts. */
                licence: string;
                /** @description What is drawn beneath its places; absent where it has no map layer. */
                map?: components["schemas"]["PackMapBox"];
                /** @description The destination's name. */
                name: string;
                /**
                 * Format: int32
                 * @description How many places it holds.
                 */
                places: number;
                /** @description What kind of file it was imported from; absent for a bundled one. */
                source?: components["schemas"]["PackSource"];
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_PackImport: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                createdAt: string;
                /** @description Who uploaded it. */
                createdBy: string;
                /** @description The destination; absent while only the file knows it. */
                destination?: string;
                /** @description Why there is no pack; absent but for `failed`. */
                error?: components["schemas"]["PackImportFailure"];
                /**
                 * Format: date-time
                 * @description When it ended.
                 */
                finishedAt?: string;
                /** @description Its id. */
                importId: string;
                /**
                 * Format: int32
                 * @description How much of the file was read.
                 */
                progress: number;
                /** @description What kind of file it is. */
                source: components["schemas"]["PackSource"];
                /** @description How far it is. */
                status: components["schemas"]["ImportStatus"];
                /** @description What was read and what was left out; absent but for `completed`. */
                summary?: components["schemas"]["ImportSummary"];
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_PlaceCard: {
            /** @description The items of this page. */
            items: {
                /** @description Postal address, where known. */
                address?: string;
                /** @description Kind. */
                category: components["schemas"]["Category"];
                /**
                 * Format: int32
                 * @description From the point asked about.
                 */
                distanceMetres?: number;
                /**
                 * Format: int32
                 * @description 0..=100: 100 = why people cross the world.
                 */
                fame: number;
                /** @description At the time asked about. */
                isOpen?: components["schemas"]["OpenState"];
                /**
                 * Format: double
                 * @description Degrees north.
                 */
                latitude: number;
                /** @description In the local script. */
                localName: string;
                /**
                 * Format: double
                 * @description Degrees east.
                 */
                longitude: number;
                /** @description In the language asked for. */
                name: string;
                /** @description All names. */
                names: components["schemas"]["Names"];
                /** @description Stable id. */
                placeId: string;
                /** @description Under a roof or not. */
                setting: components["schemas"]["Setting"];
                /** @description Where the facts come from. */
                source: components["schemas"]["Source"];
                /** @description Reachable without steps. */
                stepFree: components["schemas"]["StepFree"];
                /**
                 * Format: int32
                 * @description From the point asked about by the mode asked for, rounded up.
                 */
                travelMinutes?: number;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_Session: {
            /** @description The items of this page. */
            items: {
                /** @description What its client calls itself (the `User-Agent`), cut short; empty where it says nothing. */
                client: string;
                /**
                 * Format: date-time
                 * @description When it began.
                 */
                createdAt: string;
                /** @description Whether it is the one that asks. */
                current: boolean;
                /**
                 * Format: date-time
                 * @description When it ends if it is not carried on.
                 */
                expiresAt: string;
                /**
                 * Format: date-time
                 * @description When it was last used, to the minute.
                 */
                lastSeenAt: string;
                /** @description Whether it lasts for a week instead of half a day. */
                rememberMe: boolean;
                /** @description Its id. */
                sessionId: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_TrayIdea: {
            /** @description The items of this page. */
            items: {
                category: components["schemas"]["Category"] | null;
                /**
                 * Format: date-time
                 * @description When it came.
                 */
                createdAt: string;
                /**
                 * Format: int32
                 * @description How long people want to stay, where somebody said it.
                 */
                durationMinutes: number | null;
                /** @description On which days it would fit; absent before the first itinerary and where nobody asked for it. */
                fits?: components["schemas"]["IdeaFits"];
                /** @description Its id. */
                ideaId: string;
                /**
                 * Format: double
                 * @description Degrees north.
                 */
                latitude: number;
                /**
                 * Format: double
                 * @description Degrees east.
                 */
                longitude: number;
                /** @description In the asked language. */
                name: string;
                /** @description All names. */
                names: components["schemas"]["Names"];
                /** @description What somebody wrote about it. */
                note: string | null;
                /** @description Where it came from. */
                origin: components["schemas"]["IdeaSource"];
                /** @description The place, where it is one of the data. */
                placeId: string | null;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_TripCard: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was made.
                 */
                createdAt: string;
                /** @description What is to be done next. */
                currentStep: components["schemas"]["TripStep"];
                /**
                 * Format: date-time
                 * @description When it was put into the bin.
                 */
                deletedAt?: string;
                /**
                 * Format: int64
                 * @description How many destinations there are.
                 */
                destinationCount: number;
                /**
                 * Format: date
                 * @description The last day.
                 */
                endDate: string | null;
                /**
                 * Format: int64
                 * @description How many travel.
                 */
                memberCount: number;
                /**
                 * Format: int32
                 * @description How much of the way to an itinerary is gone.
                 */
                progress: number;
                /** @description What the reader may do. */
                role: components["schemas"]["CompanionRole"];
                /**
                 * Format: date
                 * @description The first day.
                 */
                startDate: string | null;
                /** @description Whether it lies ahead, goes on, or is over. */
                status: components["schemas"]["TripStatus"];
                /** @description Its id. */
                tripId: string;
                /** @description Its name. */
                tripName: string;
                /**
                 * Format: date-time
                 * @description When it was last changed.
                 */
                updatedAt: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description One page of a list. */
        Page_TripPlace: {
            /** @description The items of this page. */
            items: {
                category: components["schemas"]["Category"] | null;
                cost: components["schemas"]["Money"] | null;
                /**
                 * Format: date-time
                 * @description When it was written down.
                 */
                createdAt: string;
                /**
                 * Format: int32
                 * @description How long people stay, where it is known.
                 */
                durationMinutes: number | null;
                /** @description When it is open, in somebody's words. */
                hours: string | null;
                /**
                 * Format: double
                 * @description Degrees north.
                 */
                latitude: number;
                /**
                 * Format: double
                 * @description Degrees east.
                 */
                longitude: number;
                /** @description Its name. */
                name: string;
                /** @description What somebody wrote about it. */
                note: string | null;
                /** @description Its id, in this trip. */
                placeId: string;
                /**
                 * Format: date-time
                 * @description When it was last changed.
                 */
                updatedAt: string;
            }[];
            /**
             * Format: int32
             * @description Its number, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description How many items a page holds.
             */
            size: number;
            /**
             * Format: int64
             * @description How many items there are in all.
             */
            totalItems: number;
            /**
             * Format: int64
             * @description How many pages there are in all; 0 where there are no items.
             */
            totalPages: number;
        };
        /** @description A place in a list. */
        PlaceCard: {
            /** @description Postal address, where known. */
            address?: string;
            /** @description Kind. */
            category: components["schemas"]["Category"];
            /**
             * Format: int32
             * @description From the point asked about.
             */
            distanceMetres?: number;
            /**
             * Format: int32
             * @description 0..=100: 100 = why people cross the world.
             */
            fame: number;
            /** @description At the time asked about. */
            isOpen?: components["schemas"]["OpenState"];
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /** @description In the local script. */
            localName: string;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description In the language asked for. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /** @description Stable id. */
            placeId: string;
            /** @description Under a roof or not. */
            setting: components["schemas"]["Setting"];
            /** @description Where the facts come from. */
            source: components["schemas"]["Source"];
            /** @description Reachable without steps. */
            stepFree: components["schemas"]["StepFree"];
            /**
             * Format: int32
             * @description From the point asked about by the mode asked for, rounded up.
             */
            travelMinutes?: number;
        };
        /** @description A price. */
        PlaceCost: {
            /**
             * Format: int64
             * @description Minor units: won, cents.
             */
            amount: number;
            /** @description The currency. */
            currency: components["schemas"]["Currency"];
        };
        /** @description A place with all that is known of it. */
        PlaceDetail: components["schemas"]["PlaceCard"] & {
            /**
             * Format: int32
             * @description Ground area, where mapped.
             */
            areaSquareMetres?: number;
            cost: components["schemas"]["Money"] | null;
            /** @description Whether the cost is known. */
            costKnown: boolean;
            /** @description Hours on the place's clock; absent where they were not asked for. */
            hours?: components["schemas"]["Hours"];
            /**
             * Format: int32
             * @description How long before closing nobody is let in any more.
             */
            lastEntryMinutes?: number;
            /**
             * Format: int32
             * @description Youngest admitted or sensible age, where there is one.
             */
            minimumAge?: number;
            /**
             * Format: int32
             * @description Shortest sensible stay, rounded up.
             */
            minimumStayMinutes: number;
            /** @description OpenStreetMap `opening_hours` expression; null = unknown. */
            openingHours: string | null;
            /**
             * Format: int32
             * @description Typical stay, rounded up.
             */
            stayMinutes: number;
            /** @description Steep, many stairs, or a hike. */
            strenuous: boolean;
            /** @description Cuisine, diet and character words. */
            tags: string[];
            /** @description Wikidata item. */
            wikidata?: string;
        };
        /** @description A place's hours around a moment. */
        PlaceHours: components["schemas"]["Hours"] & {
            /**
             * Format: date-time
             * @description The moment asked about, on that clock.
             */
            at: string;
            /**
             * Format: date-time
             * @description The instant of `nextChange`.
             */
            nextChangeAt?: string;
            /** @description The place. */
            placeId: string;
            /** @description Its clock, an IANA time zone. */
            zone: string;
        };
        /** @description Why a stop stands where it stands. */
        Placement: {
            /** @enum {string} */
            code: "locked-day";
        } | {
            /** @enum {string} */
            code: "open-days";
            /**
             * Format: int32
             * @description Days on which it is open.
             */
            days: number;
        } | {
            /** @enum {string} */
            code: "near-previous";
            /**
             * Format: int32
             * @description So far.
             */
            distanceMetres: number;
        } | {
            /** @description At this time. */
            closes: components["schemas"]["ClockTime"];
            /** @enum {string} */
            code: "before-closing";
        } | {
            /** @enum {string} */
            code: "golden-hour";
        } | {
            /** @enum {string} */
            code: "asked-time";
        };
        /** @description A place that may be named. */
        PlaceOption: {
            /** @description Its category. */
            category: string;
            /** @description Its id. */
            id: string;
            /** @description Its names. */
            name: string;
        };
        /** @description Why a place is in an itinerary, or why it is not. */
        PlaceReasons: {
            /**
             * Format: int32
             * @description The day that it is on.
             */
            day: number | null;
            /** @description In the asked language. */
            name: string;
            /** @description The place. */
            placeId: string;
            /** @description Why it stands where it stands. */
            placement: string[];
            /** @description Why it is in, or why it is not and which smallest change would let it in; in the asked language. */
            reasons: string[];
            /** @description Whether it is in. */
            standing: components["schemas"]["Standing"];
            /** @description The stop that it is. */
            stopId: string | null;
        };
        /** @description A place by its id, its name or its position. */
        PlaceReference: string | {
            /** @description The id. */
            id: string;
        } | {
            /** @description The name. */
            name: string;
        } | {
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description What it is called. */
            name: string;
        };
        /** @description The weather of some days. */
        PlaceWeather: {
            /** @description One entry a day, in order, as far as the calendar goes; each says where it comes from. */
            days: components["schemas"]["DayWeather"][];
            /** @description The destination whose climate is typical here; absent where none is near. */
            destination?: string;
            /** @description What became of the forecast. */
            forecast: components["schemas"]["ForecastState"];
            /** @description Whom to name. */
            sources: string[];
            /** @description The clock by which the dates are meant, an IANA time zone. */
            zone: string;
        };
        /** @description A place with all that is known of it. */
        PlaceWithHours: components["schemas"]["PlaceDetail"] & {
            /** @description The destination that it belongs to. */
            destination: string;
            /** @description Digest of the pack that the facts stand in. */
            pack: string;
            /** @description Where reasons and tips are asked for, with POST; only where they were to be included. */
            recommendationsUrl?: string;
            /** @description Its clock, an IANA time zone. */
            zone: string;
        };
        /** @description A whole plan. `R` is the request's shape: written as a view, read on its own with all its bounds. */
        Plan: {
            /** @description What was assumed because nobody said it. */
            assumptions: components["schemas"]["Assumption"][];
            /** @description The checker's judgement. */
            certificate: components["schemas"]["Certificate"];
            /** @description Why nothing could be planned. */
            conflicts: components["schemas"]["Conflict"][];
            /** @description What it costs. */
            costs: components["schemas"]["Costs"];
            /** @description Currency of every amount outside the request. */
            currency: components["schemas"]["Currency"];
            /** @description The days. */
            days: components["schemas"]["Day"][];
            /** @description Whether anything could be planned; false = `conflicts` says why not. */
            feasible: boolean;
            /** @description Lodging and transfers. */
            fixedCosts: components["schemas"]["FixedCost"][];
            /**
             * Format: int32
             * @description Number of the format: 1.
             */
            format: number;
            /** @description `tripgen`. */
            generator: string;
            /**
             * Format: int64
             * @description Iterations of improvement that were done.
             */
            iterations: number;
            /** @description What it was planned from. */
            packs: components["schemas"]["PlanPack"][];
            /** @description How the free text was read. */
            reading: components["schemas"]["Reading"];
            /** @description What was asked. */
            request: components["schemas"]["Request"];
            /** @description What was asked for and is not in. */
            unmet: components["schemas"]["Unmet"][];
        };
        /** @description One stop of a comparison. */
        PlanChange: {
            /** @description Where it is; absent where it is gone. */
            after?: components["schemas"]["Moment"];
            /** @description Where it was; absent where it is new. */
            before?: components["schemas"]["Moment"];
            /** @description In the language asked for. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /** @description The place, where it is one. */
            placeId?: string;
            /** @description Why it is gone. */
            reason?: components["schemas"]["AbsenceReason"];
        };
        /** @description A planned day. */
        PlannedDay: {
            /** @description Its date. */
            date: components["schemas"]["Date"];
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day: number;
            /** @description What is visited. */
            stops: components["schemas"]["PlannedStop"][];
        };
        /** @description A planned stop. */
        PlannedStop: {
            /** @description The place, where it is one. */
            placeId?: string | null;
            /** @description Its id in the plan. */
            stopId: string;
        };
        /** @description A pack that the plan was made from. */
        PlanPack: {
            /** @description Who is to be named. */
            attribution: string;
            /** @description Destination id. */
            destination: string;
            /** @description Digest of the content, lower-case hexadecimal. */
            digest: string;
            /** @description Licence of the data. */
            licence: string;
        };
        /**
         * @description The published words for rule.
         * @enum {string}
         */
        PlanRule: "openings" | "travel" | "day-frame" | "health" | "meals" | "selection" | "budget" | "timetable" | "claims";
        /**
         * @description What to bring.
         * @enum {string}
         */
        Preparation: "umbrella" | "sun-protection" | "warm-clothes";
        /**
         * @description What to bring, or to do beforehand.
         * @enum {string}
         */
        PreparationItem: "umbrella" | "water" | "sun-protection" | "mask" | "warm-clothes" | "swimwear" | "comfortable-shoes" | "cash" | "reservation";
        /** @description Something to bring, and why. */
        PreparationNote: {
            /** @description What. */
            item: components["schemas"]["PreparationItem"];
            /** @description Why, in the asked language. */
            message: string;
            /** @description What asks for it. */
            reason: components["schemas"]["PreparationReason"];
        };
        /**
         * @description What asks for it.
         * @enum {string}
         */
        PreparationReason: "rain" | "heat" | "cold" | "dust" | "category" | "group-size" | "long-walk";
        /** @description An amount of zero or more. */
        PriceRequest: {
            /** @description Minor units: won, cents. */
            amount: number;
            /** @description ISO 4217, in either case. */
            currency: string;
        };
        /**
         * @description The body of every failure (RFC 9457).
         * @example {
         *       "code": "TRIP_NOT_FOUND",
         *       "errors": [],
         *       "instance": "/api/v1/trips/0190",
         *       "status": 404,
         *       "title": "The trip was not found",
         *       "traceId": "0193f2",
         *       "type": "/errors/TRIP_NOT_FOUND"
         *     }
         */
        Problem: {
            /** @description The stable code. */
            code: string;
            /** @description What happened this time, and what to do. */
            detail?: string | null;
            /** @description The refused fields. */
            errors: components["schemas"]["FieldProblem"][];
            /** @description The path that was asked for. */
            instance: string;
            /**
             * Format: int32
             * @description The status of the answer.
             */
            status: number;
            /** @description What happened, in the asked language. */
            title: string;
            /** @description Names this request in the logs. */
            traceId: string;
            /** @description A path that names the kind of failure. */
            type: string;
        };
        /** @description What people see and change of their own account. */
        Profile: {
            /**
             * @description The address of the picture; absent where there is none.
             * @example /api/v1/users/0193/avatar/8c1f.jpg
             */
            avatarUrl: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description The e-mail address, in lower case. */
            email: string;
            /** @description Whether the address was shown to be theirs. */
            emailVerified: boolean;
            /** @description The language of mails and notes. */
            locale: components["schemas"]["Locale"];
            /** @description The person's name. */
            name: string;
            /** @description The phone number in E.164. */
            phone: string | null;
            /** @description What the account may do. */
            roles: components["schemas"]["Role"][];
            /** @description Whether a login needs a code of the second factor. */
            totpEnabled: boolean;
            /** @description The account's id. */
            userId: string;
            /** @description The name to log in with. */
            username: string;
            /**
             * Format: int64
             * @description Counts the changes: the `ETag` of the profile.
             */
            version: number;
        };
        /** @description What changes; what is absent stays as it is. */
        ProfileBody: {
            /**
             * Format: email
             * @description Another e-mail address: a code is sent there, and the old one counts until `POST /users/me/email/verify`. The same
             *     address again asks for another code where it is not verified.
             * @example mina@example.com
             */
            email?: string | null;
            locale?: components["schemas"]["Locale"] | null;
            /**
             * @description The person's name.
             * @example 김민아
             */
            name?: string | null;
            /** @description E.164 such as `+821012345678`, or a Korean mobile number such as `010-1234-5678`. */
            phone?: string | null;
        };
        /** @description What a later plan would change. */
        Proposal: {
            /** @description Whether that is still the present one: only then it can be applied. */
            applicable: boolean;
            /**
             * Format: int64
             * @description The version that it starts from.
             */
            baseVersion: number;
            /** @description Its days. */
            days: components["schemas"]["ItineraryDay"][];
            /** @description What would change. */
            diff: components["schemas"]["ProposalDiff"];
            /** @description What the checker says of it. */
            findings: components["schemas"]["FindingNote"][];
            /** @description The generation that made it. */
            generationId: string | null;
            /** @description Its id. */
            proposalId: string;
            /** @description `open`, `applied` or `discarded`. */
            state: string;
        };
        /** @description A stop of a comparison. */
        ProposalChange: components["schemas"]["PlanChange"] & {
            /** @description By what it can be chosen. */
            changeId: string;
        };
        /** @description What would change. */
        ProposalDiff: {
            /** @description New. */
            added: components["schemas"]["ProposalChange"][];
            /** @description Gone, with the reason where one is known. */
            dropped: components["schemas"]["ProposalChange"][];
            /** @description At the same day and time. */
            kept: components["schemas"]["ProposalChange"][];
            /** @description On another day or at another time. */
            moved: components["schemas"]["ProposalChange"][];
        };
        /** @description A queue and how much is in it. */
        Queue: {
            /**
             * Format: int64
             * @description The size of all of these.
             */
            bytes: number;
            /**
             * Format: int64
             * @description Dead letters.
             */
            dead: number;
            /**
             * Format: int64
             * @description Messages that somebody works on.
             */
            leased: number;
            /**
             * Format: int64
             * @description For how long the oldest waiting message has been there, in milliseconds.
             */
            oldestMs: number;
            /** @description Its name; the queue of a topic's subscription is `topic/subscription`. */
            queue: string;
            /**
             * Format: int64
             * @description Messages that wait.
             */
            waiting: number;
        };
        /** @description The day planned again without its outdoor stops; the lists mean the same as in the day. */
        RainVariant: {
            /** @description Where each segment starts and ends. */
            anchors: components["schemas"]["Entry"][];
            /** @description Rooms and luggage. */
            errands: components["schemas"]["Entry"][];
            /** @description The verdict on the variant. */
            feasibility: components["schemas"]["Verdict"];
            /** @description The ways between the items. */
            legs: components["schemas"]["Leg"][];
            /** @description Where and when the group eats. */
            meals: components["schemas"]["Entry"][];
            /** @description Rests. */
            rests: components["schemas"]["Entry"][];
            /** @description What is visited. */
            stops: components["schemas"]["Entry"][];
            /** @description Sums. */
            totals: components["schemas"]["DayTotals"];
        };
        /** @description What a plan still needs. */
        Readiness: {
            /** @description The fields that are not said yet. */
            missing: components["schemas"]["MissingField"][];
            /** @description The fields that are said, and with which no plan can be made. */
            problems: components["schemas"]["FieldProblem"][];
            /** @description Whether a generation can be started. */
            ready: boolean;
            /** @description What is to be done next. */
            step: components["schemas"]["TripStep"];
        };
        /** @description The checks of a process that should be asked. */
        ReadinessView: {
            /** @description Every check. */
            checks: components["schemas"]["CheckView"][];
        };
        /** @description How the free text was read. */
        Reading: {
            /** @description Words that carry a request which was not understood. */
            unread: string[];
            /** @description What was understood, in the order of the text. */
            wishes: components["schemas"]["ReadWish"][];
        };
        /** @description A wish with the words it was read from. */
        ReadWish: {
            /** @description The wish, in the shape of the request's wishes. */
            wish: components["schemas"]["Wish"];
            /** @description The words as written. */
            words: string;
        };
        /** @description Why to go to a place, and what to know there. Every sentence names the facts that it says. */
        Recommendation: {
            /**
             * Format: date
             * @description The date that hours and weather are told for.
             */
            date: string;
            /**
             * Format: date-time
             * @description When it should be asked for again.
             */
            expiresAt: string;
            /** @description All that is known, which the sentences refer to. */
            facts: components["schemas"]["Fact"][];
            /** @description In the language asked for. */
            name: string;
            /** @description The place. */
            placeId: string;
            /** @description What speaks for it, largest first. */
            reasons: components["schemas"]["RecommendationReason"][];
            /** @description What to know. */
            tips: components["schemas"]["Tips"];
            /** @description Whether the language model worded tips. */
            wording: components["schemas"]["ModelUse"];
        };
        /** @description What speaks for a place. */
        RecommendationReason: {
            /** @description The facts behind it. */
            factIds: string[];
            /**
             * Format: int32
             * @description How much it weighs.
             */
            points: number;
            /** @description The planner's term. */
            term: components["schemas"]["ValueTerm"];
            /** @description In words. */
            text: string;
        };
        /** @description When a place is to be visited, and what is known already. */
        RecommendContext: {
            /**
             * Format: date
             * @description The date of the visit; today on the place's clock where it is absent.
             */
            date?: string | null;
            /** @description Ids of places that are in the trip already and need not be offered. */
            exclude?: string[];
        };
        /** @description How long to stay. */
        RecommendedStay: {
            /** @description The fact. */
            factIds: string[];
            /**
             * Format: int32
             * @description At least.
             */
            minimumMinutes: number;
            /**
             * Format: int32
             * @description Usually.
             */
            minutes: number;
        };
        /** @description For whom and when. */
        RecommendPlaceBody: {
            /** @description When, and what is known already. */
            context?: components["schemas"]["RecommendContext"];
            /** @description Who travels. */
            members: components["schemas"]["MemberRequest"][];
        };
        /** @description The recovery codes. This is the only time that they are shown. */
        RecoveryCodes: {
            /**
             * @description Each counts once, in the place of a one-time code.
             * @example [
             *       "abcd-efgh-ijkl-mnop"
             *     ]
             */
            recoveryCodes: string[];
        };
        /** @description What the model added to the wishes of a request. */
        Refinement: components["schemas"]["ModelUse"] & {
            /** @description The wishes that it read, each with the words. */
            added: components["schemas"]["AddedWish"][];
        };
        /** @description The refresh token. */
        RefreshBody: {
            /** @description As the login or the refresh before gave it. The web app leaves it out: its browser sends the cookie. */
            refreshToken?: string | null;
        };
        /** @description Somebody who wants an account. */
        RegisterBody: {
            /**
             * Format: email
             * @description The e-mail address; kept in lower case.
             * @example mina@example.com
             */
            email: string;
            /**
             * @description The person's name.
             * @example 김민아
             */
            name: string;
            /**
             * Format: password
             * @description At least one letter, one digit and one special character.
             * @example seoul-2026!
             */
            password: string;
            /**
             * Format: password
             * @description The password again.
             * @example seoul-2026!
             */
            passwordConfirm: string;
            /** @description E.164 such as `+821012345678`, or a Korean mobile number such as `010-1234-5678`. */
            phone?: string | null;
            /**
             * @description Whether they accept the terms.
             * @enum {boolean}
             */
            termsAccepted: true;
            /**
             * @description The name to log in with: the same name in other letter case is the same name.
             * @example mina2026
             */
            username: string;
        };
        /** @description A new account. */
        Registered: {
            /** @description Its id. */
            userId: string;
            /** @description The name to log in with, as it was written. */
            username: string;
        };
        /** @description The smallest change that lets something in. Days count from 1. */
        Relaxation: {
            /** @enum {string} */
            code: "end-later";
            /**
             * Format: int32
             * @description On this day.
             */
            day: number;
            /** @description Until then. */
            time: components["schemas"]["ClockTime"];
        } | {
            /** @enum {string} */
            code: "start-earlier";
            /**
             * Format: int32
             * @description On this day.
             */
            day: number;
            /** @description At this time. */
            time: components["schemas"]["ClockTime"];
        } | {
            /** @enum {string} */
            code: "more-budget";
            /** @description By so much. */
            extra: components["schemas"]["Money"];
        } | {
            /**
             * Format: int32
             * @description Number of that stop in the planner's problem.
             */
            candidateIndex: number;
            /** @enum {string} */
            code: "drop-stop";
            /**
             * Format: int32
             * @description On this day.
             */
            day: number;
        } | {
            /** @enum {string} */
            code: "walk-leg";
            /**
             * Format: int32
             * @description So many metres.
             */
            limitMetres: number;
        } | {
            /** @enum {string} */
            code: "walk-day";
            /**
             * Format: int32
             * @description So many metres.
             */
            limitMetres: number;
        } | {
            /** @enum {string} */
            code: "one-more-stop";
            /**
             * Format: int32
             * @description On this day.
             */
            day: number;
        } | {
            /** @enum {string} */
            code: "other-date";
            /** @description The nearest such date. */
            date: components["schemas"]["Date"];
        } | {
            /** @enum {string} */
            code: "allow-it";
        } | {
            /** @enum {string} */
            code: "without-member";
            /**
             * Format: int32
             * @description Index into the request's members.
             */
            memberIndex: number;
        } | {
            /** @enum {string} */
            code: "add-day";
        };
        /** @description What proves that the second factor may be taken away: one of the two. */
        RemoveTotpBody: {
            /**
             * @description A one-time code or a recovery code.
             * @example 123456
             */
            code?: string | null;
            /**
             * Format: password
             * @description The password.
             * @example seoul-2026!
             */
            password?: string | null;
        };
        /** @description The destinations of a trip in a new order. */
        ReorderBody: {
            /** @description The id of every destination, each once, in the new order. */
            destinationIds: string[];
        };
        /** @description A request as a plan holds it. What has a default is filled in, what was not said is left out. */
        Request: {
            /** @description When and where the group arrives. */
            arrival?: components["schemas"]["RequestedEnd"];
            /** @description Places and categories that must not be in. */
            avoid?: components["schemas"]["AvoidedPlace"][];
            /** @description Limits on known costs, for the whole group. */
            budget?: components["schemas"]["RequestedBudget"];
            /** @description When days end; may pass 24:00. */
            dailyEnd: components["schemas"]["ClockTime"];
            /** @description When days start. */
            dailyStart: components["schemas"]["ClockTime"];
            /** @description When and from where the group leaves. */
            departure?: components["schemas"]["RequestedEnd"];
            /** @description Where the group goes, in order. */
            destinations: components["schemas"]["RequestedDestination"][];
            /** @description How long the planner improves. */
            effort: components["schemas"]["Effort"];
            /** @description Wishes in the traveller's own words. */
            freeText?: string;
            /** @description Stops that are settled. */
            locks?: components["schemas"]["RequestedLock"][];
            /** @description Who travels. */
            members: components["schemas"]["RequestedMember"][];
            /** @description Places that the whole group must see. */
            mustSee?: components["schemas"]["PlaceReference"][];
            /** @description Name of the trip. */
            name?: string;
            /** @description How full days may be. */
            pace: components["schemas"]["Pace"];
            /** @description The number that settles every random choice. */
            seed: components["schemas"]["Seed"];
            /** @description The first day. */
            startDate: components["schemas"]["Date"];
            /** @description Ways from one destination to the next. */
            transfers?: components["schemas"]["RequestedTransfer"][];
            /** @description How the group gets about. */
            transport: components["schemas"]["Transport"];
            /** @description What else is asked for. */
            wishes?: components["schemas"]["Wish"][];
        };
        /** @description Limits on known costs, for the whole group. */
        RequestedBudget: {
            /** @description For each day. */
            perDay?: components["schemas"]["Money"];
            /** @description For the trip. */
            total?: components["schemas"]["Money"];
        };
        /** @description A stay in one city. */
        RequestedDestination: {
            /** @description Where the group sleeps, in order. */
            lodging?: components["schemas"]["RequestedStay"][];
            /** @description A pack's id or a name. */
            name: string;
            /**
             * Format: int32
             * @description The stay spans one date more.
             */
            nights: number;
        };
        /** @description When and where the group arrives or leaves. */
        RequestedEnd: {
            /** @description On the local clock there. */
            at: components["schemas"]["LocalDateTime"];
            /** @description Where; absent = at the lodging. */
            place?: components["schemas"]["PlaceReference"];
        };
        /** @description A stop that is settled. */
        RequestedLock: {
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day: number;
            /**
             * Format: int32
             * @description Position among the day's stops: 1 = first.
             */
            order?: number;
            /** @description Which. */
            place: components["schemas"]["PlaceReference"];
            /** @description When it starts. */
            startAt?: components["schemas"]["ClockTime"];
            /**
             * Format: int32
             * @description How long it takes; absent = the typical stay.
             */
            stayMinutes?: number;
        };
        /** @description A place to sleep. */
        RequestedLodging: {
            /**
             * Format: int32
             * @description How many people it takes.
             */
            capacity?: number;
            /** @description From when the room is free. */
            checkIn: components["schemas"]["ClockTime"];
            /** @description Until when the room is to be left. */
            checkOut: components["schemas"]["ClockTime"];
            /**
             * Format: int32
             * @description The shortest stay that it takes.
             */
            minimumNights?: number;
            /** @description Which. */
            place: components["schemas"]["PlaceReference"];
            /** @description For all the rooms that the group needs. */
            pricePerNight?: components["schemas"]["Money"];
        };
        /** @description One traveller of the group. */
        RequestedMember: {
            /**
             * Format: int32
             * @description In years.
             */
            age: number;
            /** @description What the member does not eat. */
            diets?: components["schemas"]["Diet"][];
            /** @description What the member does not like. */
            dislikes?: components["schemas"]["Taste"][];
            /** @description Where it was said. */
            gender?: components["schemas"]["Gender"];
            /** @description How much walking and how many stops the member can do. */
            health: components["schemas"]["Health"];
            /** @description What the member likes. */
            likes?: components["schemas"]["Taste"][];
            /** @description What the member needs in order to get about. */
            mobilityAid?: components["schemas"]["MobilityAid"];
            /** @description Places that this member must see. */
            mustSee?: components["schemas"]["PlaceReference"][];
            /** @description What the others call this member. */
            name?: string;
        };
        /** @description Nights at one lodging. */
        RequestedStay: {
            /**
             * Format: int32
             * @description How many.
             */
            nights: number;
            /** @description One is given, several are to choose from. */
            options: components["schemas"]["RequestedLodging"][];
        };
        /** @description Ways from one destination to the next. */
        RequestedTransfer: {
            /** @description Number of the destination that is left: 1 = the first. */
            after: number;
            /** @description One is given, several are to choose from. */
            options: components["schemas"]["RequestedTransferOption"][];
        };
        /** @description A way from one destination to the next. */
        RequestedTransferOption: {
            /** @description On the local clock where it arrives. */
            arriveAt?: components["schemas"]["LocalDateTime"];
            /** @description On the local clock where it leaves. */
            departAt?: components["schemas"]["LocalDateTime"];
            /**
             * Format: int32
             * @description How long it takes.
             */
            durationMinutes?: number;
            /** @description For one person. */
            fare?: components["schemas"]["Money"];
            /** @description Where it leaves. */
            from?: components["schemas"]["PlaceReference"];
            /** @description Name of the train, coach, flight or ferry. */
            label?: string;
            /** @description How. */
            mode: components["schemas"]["TransferMode"];
            /** @description Where it arrives. */
            to?: components["schemas"]["PlaceReference"];
        };
        /** @description A new password and the right to set it. */
        ResetPasswordBody: {
            /**
             * Format: password
             * @description At least one letter, one digit and one special character.
             * @example seoul-2026!
             */
            newPassword: string;
            /** @description From the link. */
            token: string;
        };
        /** @description Another version is the present one now. */
        RestoredItinerary: {
            /** @description What was done, in the asked language. */
            action: string;
            /**
             * Format: int64
             * @description The version that it is a copy of.
             */
            restoredVersion: number;
            /**
             * Format: int64
             * @description The new version.
             */
            version: number;
        };
        /** @description A stop with another day, date or time. */
        RetimedStop: {
            /** @description When it begins. */
            after: components["schemas"]["DatedMoment"];
            /** @description When it began. */
            before: components["schemas"]["DatedMoment"];
            /** @description In the asked language. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /** @description The stop. */
            stopId: string;
        };
        /**
         * @description What somebody may do beyond their own things.
         * @enum {string}
         */
        Role: "USER" | "ADMIN" | "SERVICE";
        /** @description What an account may do from now on. */
        RolesBody: {
            /** @description `USER` stays whether it is named or not. */
            roles: components["schemas"]["Role"][];
        };
        /**
         * @description What is wrong with one field.
         * @enum {string}
         */
        Rule: "REQUIRED" | "FORMAT" | "TOO_SHORT" | "TOO_LONG" | "OUT_OF_RANGE" | "DATE_RANGE";
        /** @description What was tested of one rule. */
        RuleTally: {
            /**
             * Format: int32
             * @description Conditions that failed.
             */
            broken: number;
            /** @description Which rule. */
            rule: components["schemas"]["PlanRule"];
            /**
             * Format: int32
             * @description Conditions tested.
             */
            tested: number;
        };
        /** @description Sums until the end of an item. */
        RunningTotals: {
            /** @description Known costs since the trip began. */
            cost: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description Rest since the day began, rounded up.
             */
            restMinutes: number;
            /**
             * Format: int32
             * @description The same in seconds, where it is not whole minutes.
             */
            restSeconds?: number;
            /**
             * Format: int32
             * @description On foot since the day began.
             */
            walkingMetres: number;
        };
        /** @description A map that is drawn from the layers of the packs only. */
        SchematicMapBody: {
            /** @description Whom the map must name besides; a blank is as good as none. */
            attribution?: string;
        };
        /**
         * @description What an API token may be used for: an area of the interface, to read or also to write.
         * @enum {string}
         */
        Scope: "trips:read" | "trips:write" | "locations:read" | "locations:write" | "ai:read" | "ai:write" | "users:read" | "users:write" | "admin:read" | "admin:write";
        /** @description What is to be reached. */
        SearchNearbyBody: {
            category?: components["schemas"]["Category"] | null;
            /**
             * @description In how many minutes at most.
             * @enum {integer}
             */
            minutes: 10 | 30 | 60;
            /** @description How. */
            mode: components["schemas"]["NearbyMode"];
            /** @description Only places that are known to be open now, each on its own clock. */
            openNow?: boolean | null;
            /** @description From where. It is rounded to four decimals (at most 8 m), so that people who stand together share an answer. */
            origin: components["schemas"]["GeoPoint"];
            /**
             * Format: int32
             * @description The number of the page, from 1.
             */
            page?: number | null;
            /**
             * Format: int32
             * @description How many places a page holds; 20 where it is absent.
             */
            size?: number | null;
            sort?: components["schemas"]["NearbySort"] | null;
        };
        /** @description A number that settles every random choice. */
        Seed: number;
        /** @description A city of a day. */
        Segment: {
            /** @description Destination id. */
            city: string;
            /** @description ISO 3166-1 alpha-2, where known. */
            country?: string;
            /** @description Its name in the language asked for. */
            name: string;
            /** @description Its names. */
            names: components["schemas"]["Names"];
            /** @description IANA time zone. */
            zone: string;
        };
        /** @description How the server does. */
        ServerHealth: {
            /** @description Every kind of cached answer of this process. */
            caches: components["schemas"]["CacheKind"][];
            /** @description Every check. */
            checks: components["schemas"]["CheckView"][];
            /** @description The database. */
            database: components["schemas"]["DatabaseHealth"];
            /**
             * Format: int64
             * @description The memory that this process holds; absent where the system does not tell.
             */
            memoryBytes?: number;
            /** @description How many packs may be planned with. */
            packs: number;
            /** @description Every queue. */
            queues: components["schemas"]["Queue"][];
            /** @description Whether every check passes, as `/readyz` tells. */
            ready: boolean;
            /**
             * Format: date-time
             * @description When this process started.
             */
            startedAt: string;
            /**
             * Format: int64
             * @description For how long it has been running.
             */
            uptimeSeconds: number;
            /** @description The version of the program. */
            version: string;
        };
        /** @description A login. */
        Session: {
            /** @description What its client calls itself (the `User-Agent`), cut short; empty where it says nothing. */
            client: string;
            /**
             * Format: date-time
             * @description When it began.
             */
            createdAt: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            /**
             * Format: date-time
             * @description When it ends if it is not carried on.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            lastSeenAt: string;
            /** @description Whether it lasts for a week instead of half a day. */
            rememberMe: boolean;
            /** @description Its id. */
            sessionId: string;
        };
        /**
         * @description The published words for setting.
         * @enum {string}
         */
        Setting: "indoor" | "outdoor" | "mixed";
        /**
         * @description The published words for severity.
         * @enum {string}
         */
        Severity: "note" | "warning" | "broken";
        /** @description What a link is to show, and for how long. */
        ShareBody: {
            /**
             * Format: date-time
             * @description Until when; without it, until it is taken back.
             */
            expiresAt?: string | null;
            /** @description What it shows; a repeated section counts once. */
            sections: components["schemas"]["ShareSection"][];
        };
        /** @description A day as a link shows it. */
        SharedDay: {
            /** @description The cities of the day, in order. */
            cities: string[];
            /** @description What is known to be paid on the day, for the whole group; with `costs` only. */
            cost?: components["schemas"]["Money"];
            /** @description The date. */
            date: components["schemas"]["Date"];
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day: number;
            /** @description What happens, in order. */
            entries: components["schemas"]["SharedEntry"][];
            /** @description The ways between the entries. */
            legs: components["schemas"]["SharedLeg"][];
        };
        /** @description A destination as a link shows it. */
        SharedDestination: {
            /**
             * Format: date
             * @description The day of departure.
             */
            endDate: string | null;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description How many nights.
             */
            nights: number;
            /**
             * Format: date
             * @description The day of arrival.
             */
            startDate: string | null;
        };
        /** @description A stop, meal, rest, errand or anchor as a link shows it. */
        SharedEntry: {
            /** @description Its category, where it is a place. */
            category?: components["schemas"]["Category"];
            /** @description For the whole group, where it is known; with `costs` only. */
            cost?: components["schemas"]["Money"];
            /** @description `stop`, a meal, `rest`, an errand, `start` or `end`. */
            kind: components["schemas"]["EntryKind"];
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /** @description On the local clock of the day; may pass 24:00. */
            localEnd: components["schemas"]["ClockTime"];
            /** @description In the local script. */
            localName: string;
            /** @description On the local clock of the day; may pass 24:00. */
            localStart: components["schemas"]["ClockTime"];
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description In the language asked for. */
            name: string;
            /**
             * Format: int32
             * @description Position in the day: 1 = first.
             */
            order: number;
            /** @description The place, where it is one. */
            placeId?: string;
            /** @description IANA time zone of that clock. */
            zone: string;
        };
        /** @description A way as a link shows it. */
        SharedLeg: {
            /**
             * Format: int32
             * @description Length.
             */
            distanceMetres: number;
            /**
             * Format: int32
             * @description Door to door, rounded up.
             */
            durationMinutes: number;
            /** @description How. */
            mode: components["schemas"]["Mode"];
            /**
             * Format: int32
             * @description The `order` of the entry that it leads to.
             */
            order: number;
            /** @description Where the numbers come from. */
            source: components["schemas"]["LegSource"];
            /**
             * Format: int32
             * @description Of it on foot.
             */
            walkingMetres: number;
        };
        /** @description A link that anybody may read with. Its secret is shown this once. */
        SharedLink: {
            /**
             * Format: date-time
             * @description Until when; absent where it does not end by itself.
             */
            expiresAt?: string;
            /** @description What it shows. */
            sections: components["schemas"]["ShareSection"][];
            /** @description The secret of the link, for `GET /shared/{token}`. */
            token: string;
            /** @description What to send around. */
            url: string;
        };
        /** @description A trip as a link shows it. */
        SharedTrip: {
            /** @description The days of the itinerary, with `itinerary` only; none before the first itinerary. */
            days?: components["schemas"]["SharedDay"][];
            /** @description Where to, in order. */
            destinations: components["schemas"]["SharedDestination"][];
            /**
             * Format: date
             * @description The last day.
             */
            endDate: string | null;
            /**
             * Format: date-time
             * @description Until when the link can be read; absent where it does not end by itself.
             */
            expiresAt?: string;
            /** @description The names of those who travel, with `members` only. Somebody without a name is left out. */
            members?: string[];
            /**
             * @description The data that the days were planned from, with licence and attribution, with `itinerary` only. The layer of its
             *     map, at `/locations/packs/{destination}/map`, is for everybody.
             */
            packs?: components["schemas"]["PlanPack"][];
            /** @description What the link shows besides. */
            sections: components["schemas"]["ShareSection"][];
            /**
             * Format: date
             * @description The first day.
             */
            startDate: string | null;
            /** @description Its name. */
            tripName: string;
        };
        /**
         * @description A part of a trip that a link shows. Names, dates and destinations are always shown.
         * @enum {string}
         */
        ShareSection: "itinerary" | "costs" | "members";
        /** @description A place under a roof. */
        Shelter: {
            /**
             * Format: int32
             * @description From the stop, as the crow flies.
             */
            distanceMetres: number;
            /** @description In the language asked for. */
            name: string;
            /** @description The place. */
            placeId: string;
            /** @description The stop that it could stand in for. */
            stopId: string;
        };
        /** @description Rows or objects that an import left out. */
        Skipped: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description Why, as a word. */
            reason: string;
        };
        /**
         * @description The sky of a day.
         * @enum {string}
         */
        SkyCondition: "clear" | "cloudy" | "rain" | "snow" | "unknown";
        /** @description Where facts come from and how old they are. */
        Source: {
            /** @description `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where known. */
            asOf?: string;
            /** @description An address or citation; empty = compiled from general knowledge. */
            origin: string;
            /** @description Whether the origin can be cited for hours and price. */
            verified: boolean;
        };
        /**
         * @description Whether a place is in an itinerary.
         * @enum {string}
         */
        Standing: "in" | "out";
        /** @description The first day, in the years 1970 to 2199. */
        StartDate: string;
        /** @description A plan that is being made. */
        StartedGeneration: {
            /** @description Its id. */
            generationId: string;
            /** @description Where to ask how far it is; with `/events` behind it, where to follow it. */
            statusUrl: string;
        };
        /** @description A plan to be made. */
        StartGenerationBody: {
            /** @description Not out before, on the local clock, in steps of ten minutes; kept for the trip. */
            dailyStart?: string | null;
            /**
             * Format: int32
             * @description The day, from 1, where the scope is one.
             */
            day?: number | null;
            effort?: components["schemas"]["EffortWord"] | null;
            /** @description A special request in Korean or English; kept for the trip. */
            freeText?: string | null;
            /** @description Locked stops stay where they are (true where it is absent). */
            keepLocked?: boolean | null;
            scope?: components["schemas"]["GenerationScope"] | null;
            /**
             * Format: int64
             * @description The same request with the same seed gives the same plan. Without one, each further plan takes another.
             */
            seed?: number | null;
        };
        /** @description Nights at one lodging. */
        StayRequest: {
            /** @description How many; the only stay may leave them out and covers all. */
            nights?: number | null;
            /** @description One is given, several are to choose from. */
            options: components["schemas"]["LodgingRequest"][];
        };
        /**
         * @description The published words for step-free access.
         * @enum {string}
         */
        StepFree: "yes" | "no" | "unknown";
        /** @description A step and how far it is. */
        StepProgress: {
            /** @description How far it is. */
            state: components["schemas"]["StepState"];
            /** @description Which step. */
            step: components["schemas"]["GenerationStep"];
        };
        /**
         * @description How far a step is.
         * @enum {string}
         */
        StepState: "waiting" | "running" | "done" | "skipped";
        /** @description A place that could stand where a stop stands now. */
        StopAlternative: {
            /** @description Its kind. */
            category: components["schemas"]["Category"];
            extraCost: components["schemas"]["Money"] | null;
            /**
             * Format: int32
             * @description By how much the day's time on the way changes; negative = shorter.
             */
            extraTravelMinutes: number;
            /**
             * Format: int32
             * @description By how much the day's metres on foot change.
             */
            extraWalkingMetres: number;
            /** @description When it would end. */
            localEnd: components["schemas"]["ClockTime"];
            /** @description When it would begin. */
            localStart: components["schemas"]["ClockTime"];
            /** @description In the asked language. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /** @description The place. */
            placeId: string;
            /** @description What speaks for it, in the asked language. */
            reasons: string[];
            /** @description Under a roof or not. */
            setting: components["schemas"]["Setting"];
        };
        /** @description A map on vector tiles. */
        StyleMapBody: {
            /** @description Whom the map must name; a blank is as good as none. */
            attribution?: string;
            /** @description The address of their style. */
            styleUrl: string;
        };
        /** @description Something a model may be asked. */
        Task: {
            /** @description Pieces of a special request become structured wishes. */
            input: components["schemas"]["WishesInput"];
            /** @enum {string} */
            task: "wishes";
        } | {
            /** @description Facts about a place become tips. */
            input: components["schemas"]["TipsInput"];
            /** @enum {string} */
            task: "tips";
        };
        /**
         * @description The published words for taste.
         * @enum {string}
         */
        Taste: "sightseeing" | "shopping" | "culture" | "nature" | "sports" | "rest" | "food";
        /** @description A map on picture tiles. */
        TileMapBody: {
            /** @description Whom the map must name; a blank is as good as none. */
            attribution?: string;
            /** @description Their address, with `{z}`, then `{x}` and `{y}` in either order, each once. */
            tileUrl: string;
        };
        /** @description A sentence with the facts that it says. */
        Tip: {
            /** @description The facts. */
            factIds: string[];
            /** @description The sentence. */
            text: string;
        };
        /**
         * @description What a tip is about.
         * @enum {string}
         */
        TipKind: "description" | "bestVisitTime" | "practical";
        /**
         * @description A language that tips are written in.
         * @enum {string}
         */
        TipLanguage: "ko" | "en";
        /** @description What to know of a place. */
        Tips: {
            /** @description Places of the same kind nearby. */
            alternatives: components["schemas"]["NearbyPlace"][];
            bestVisitTime: components["schemas"]["Tip"] | null;
            /** @description What it is. */
            description: components["schemas"]["Tip"];
            /** @description What happens there on the date. No source of events is configured, so nothing is claimed. */
            events: components["schemas"]["Tip"][];
            /** @description Where to take pictures. */
            photoSpots: components["schemas"]["NearbyPlace"][];
            /** @description What to bring, to pay and to beware of. */
            practical: components["schemas"]["Tip"][];
            /** @description How long to stay. */
            stay: components["schemas"]["RecommendedStay"];
        };
        /** @description The tips of an answer. */
        TipsAnswer: {
            tips: components["schemas"]["WordedTip"][];
        };
        /** @description What is known of a place. */
        TipsInput: {
            /** @description The facts. */
            facts: components["schemas"]["Fact"][];
            /** @description The language of the tips. */
            language: components["schemas"]["TipLanguage"];
            /** @description The place's name. */
            place: string;
        };
        /** @description What a client carries on with. */
        TokenPair: {
            /** @description Proves who asks, until it expires: a JSON Web Token. */
            accessToken: string;
            /**
             * Format: int32
             * @description For how many seconds the access token is good.
             */
            expiresInSeconds: number;
            /** @description Gives the next pair, once. */
            refreshToken: string;
            /** @description How the access token is sent. */
            tokenType: components["schemas"]["TokenType"];
        };
        /**
         * @description How an access token is sent.
         * @enum {string}
         */
        TokenType: "Bearer";
        /** @description A secret that an authenticator app shares with the account. This is the only time that it is shown. */
        TotpEnrolment: {
            /** @description To be shown as a QR code. */
            otpauthUri: string;
            /** @description The secret in base32, for apps without a camera. */
            secret: string;
        };
        /**
         * @description How a group gets from one destination to the next.
         * @enum {string}
         */
        TransferMode: "train" | "coach" | "flight" | "ferry" | "car";
        /** @description A way from one destination to the next. */
        TransferOptionRequest: {
            /** @description On the local clock where it arrives. */
            arriveAt?: components["schemas"]["LocalDateTime"] | null;
            /** @description On the local clock where it leaves. */
            departAt?: components["schemas"]["LocalDateTime"] | null;
            /** @description How long it takes. */
            durationMinutes?: number | null;
            /** @description For one person. */
            fare?: components["schemas"]["PriceRequest"] | null;
            /** @description Where it leaves. */
            from?: components["schemas"]["PlaceReference"] | null;
            /** @description Name of the train, coach, flight or ferry. */
            label?: string | null;
            /** @description How. */
            mode: components["schemas"]["TransferMode"];
            /** @description Where it arrives. */
            to?: components["schemas"]["PlaceReference"] | null;
        };
        /** @description Ways from one destination to the next. */
        TransferRequest: {
            /** @description Number of the destination that is left: 1 = the first. */
            after: number;
            /** @description One is given, several are to choose from. */
            options: components["schemas"]["TransferOptionRequest"][];
        };
        /**
         * @description How a group gets about in a city.
         * @enum {string}
         */
        Transport: "transit" | "car" | "walk";
        /** @description The ways between all points: row *i*, column *j* is the way from point *i* to point *j*. */
        TravelMatrix: {
            /** @description The lengths of the ways. */
            distanceMetres: number[][];
            /** @description From door to door, rounded up. */
            durationMinutes: number[][];
            /** @description How. */
            mode: components["schemas"]["TravelMode"];
            /** @description Where these numbers come from. */
            source: components["schemas"]["TravelSource"];
            /** @description The parts of them that are on foot. */
            walkingMetres: number[][];
        };
        /**
         * @description A way of getting about inside a city.
         * @enum {string}
         */
        TravelMode: "walk" | "bike" | "transit" | "car" | "taxi";
        /** @description A way between two points. */
        TravelRoute: {
            /**
             * Format: int32
             * @description The length of the way.
             */
            distanceMetres: number;
            /**
             * Format: int32
             * @description From door to door, rounded up.
             */
            durationMinutes: number;
            /** @description Where it begins. */
            from: components["schemas"]["GeoPoint"];
            /**
             * Format: int32
             * @description What an adult spends on the way, only on foot.
             */
            kcal?: number;
            /** @description How. */
            mode: components["schemas"]["TravelMode"];
            /** @description Where these numbers come from. */
            source: components["schemas"]["TravelSource"];
            /** @description Where it ends. */
            to: components["schemas"]["GeoPoint"];
            /**
             * Format: int32
             * @description The part of it that is on foot.
             */
            walkingMetres: number;
        };
        /**
         * @description Where the numbers of a way come from.
         * @enum {string}
         */
        TravelSource: "estimate" | "street" | "timetable" | "provider";
        /** @description An idea without a day. */
        TrayIdea: {
            category: components["schemas"]["Category"] | null;
            /**
             * Format: date-time
             * @description When it came.
             */
            createdAt: string;
            /**
             * Format: int32
             * @description How long people want to stay, where somebody said it.
             */
            durationMinutes: number | null;
            /** @description On which days it would fit; absent before the first itinerary and where nobody asked for it. */
            fits?: components["schemas"]["IdeaFits"];
            /** @description Its id. */
            ideaId: string;
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description In the asked language. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /** @description What somebody wrote about it. */
            note: string | null;
            /** @description Where it came from. */
            origin: components["schemas"]["IdeaSource"];
            /** @description The place, where it is one of the data. */
            placeId: string | null;
        };
        /** @description A trip with everything that is asked for so far. */
        Trip: {
            /** @description At the first lodging when the first day starts where nothing is said. */
            arrival?: components["schemas"]["TripEndRequest"] | null;
            /** @description Places and categories that must not be in. */
            avoid?: components["schemas"]["AvoidedPlace"][] | null;
            /** @description No limit where nothing is said. */
            budget?: components["schemas"]["BudgetRequest"] | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            currentStep: components["schemas"]["TripStep"];
            /** @description When days end, later than they start; 22:00 where nothing is said. */
            dailyEnd?: string | null;
            /** @description When days start, in steps of ten minutes; 09:00 where nothing is said. */
            dailyStart?: string | null;
            /** @description At the last lodging when the last day ends where nothing is said. */
            departure?: components["schemas"]["TripEndRequest"] | null;
            /** @description Where the group goes, in order. */
            destinations: components["schemas"]["TripDestination"][];
            /** @description `normal` where nothing is said. */
            effort?: components["schemas"]["Effort"] | null;
            /**
             * Format: date
             * @description The last day.
             */
            endDate: string | null;
            /** @description In the traveller's own words, Korean or English. */
            freeText?: string | null;
            /** @description The present itinerary; null before the first. */
            itinerary: components["schemas"]["ItineraryState"] | null;
            /** @description Stops that are settled. */
            locks?: components["schemas"]["LockRequest"][] | null;
            /** @description Who travels. */
            members: components["schemas"]["TripMember"][];
            /** @description Places that the whole group must see. */
            mustSee?: components["schemas"]["PlaceReference"][] | null;
            /** @description `normal` where nothing is said. */
            pace?: components["schemas"]["Pace"] | null;
            /** @description How much of the way to an itinerary is gone, in percent. */
            progress: number;
            role: components["schemas"]["CompanionRole"];
            /** @description The number that settles every random choice; 0 where nothing is said. */
            seed?: components["schemas"]["Seed"] | null;
            /**
             * Format: date
             * @description The first day.
             */
            startDate: string | null;
            status: components["schemas"]["TripStatus"];
            /** @description Ways from one destination to the next; estimated where nothing is said. */
            transfers?: components["schemas"]["TransferRequest"][] | null;
            /** @description `transit` where nothing is said. */
            transport?: components["schemas"]["Transport"] | null;
            /** @description Its id. */
            tripId: string;
            /** @description Its name. */
            tripName: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
            /** @description Counts every change; also the `ETag`. */
            version: number;
            /** @description What else is asked for. */
            wishes?: components["schemas"]["WishRequest"][] | null;
        };
        /** @description A request in the making: its name, as `tripName` or `name`, and any of the other fields of a request. */
        TripBody: {
            /** @description At the first lodging when the first day starts where nothing is said. */
            arrival?: components["schemas"]["TripEndRequest"] | null;
            /** @description Places and categories that must not be in. */
            avoid?: components["schemas"]["AvoidedPlace"][] | null;
            /** @description No limit where nothing is said. */
            budget?: components["schemas"]["BudgetRequest"] | null;
            /** @description When days end, later than they start; 22:00 where nothing is said. */
            dailyEnd?: string | null;
            /** @description When days start, in steps of ten minutes; 09:00 where nothing is said. */
            dailyStart?: string | null;
            /** @description At the last lodging when the last day ends where nothing is said. */
            departure?: components["schemas"]["TripEndRequest"] | null;
            /** @description Where the group goes, in order; no city twice in a row, at most 120 days in all. */
            destinations?: components["schemas"]["DestinationEntry"][] | null;
            /** @description `normal` where nothing is said. */
            effort?: components["schemas"]["Effort"] | null;
            /** @description In the traveller's own words, Korean or English. */
            freeText?: string | null;
            /** @description Stops that are settled. */
            locks?: components["schemas"]["LockRequest"][] | null;
            /** @description Who travels. */
            members?: components["schemas"]["MemberEntry"][] | null;
            /** @description Places that the whole group must see. */
            mustSee?: components["schemas"]["PlaceReference"][] | null;
            /** @description `normal` where nothing is said. */
            pace?: components["schemas"]["Pace"] | null;
            /** @description The number that settles every random choice; 0 where nothing is said. */
            seed?: components["schemas"]["Seed"] | null;
            /** @description The first day, in the years 1970 to 2199. */
            startDate?: string | null;
            /** @description Ways from one destination to the next; estimated where nothing is said. */
            transfers?: components["schemas"]["TransferRequest"][] | null;
            /** @description `transit` where nothing is said. */
            transport?: components["schemas"]["Transport"] | null;
            /** @description Name of the trip. */
            tripName: string;
            /** @description What else is asked for. */
            wishes?: components["schemas"]["WishRequest"][] | null;
        } | {
            /** @description At the first lodging when the first day starts where nothing is said. */
            arrival?: components["schemas"]["TripEndRequest"] | null;
            /** @description Places and categories that must not be in. */
            avoid?: components["schemas"]["AvoidedPlace"][] | null;
            /** @description No limit where nothing is said. */
            budget?: components["schemas"]["BudgetRequest"] | null;
            /** @description When days end, later than they start; 22:00 where nothing is said. */
            dailyEnd?: string | null;
            /** @description When days start, in steps of ten minutes; 09:00 where nothing is said. */
            dailyStart?: string | null;
            /** @description At the last lodging when the last day ends where nothing is said. */
            departure?: components["schemas"]["TripEndRequest"] | null;
            /** @description Where the group goes, in order; no city twice in a row, at most 120 days in all. */
            destinations?: components["schemas"]["DestinationEntry"][] | null;
            /** @description `normal` where nothing is said. */
            effort?: components["schemas"]["Effort"] | null;
            /** @description In the traveller's own words, Korean or English. */
            freeText?: string | null;
            /** @description Stops that are settled. */
            locks?: components["schemas"]["LockRequest"][] | null;
            /** @description Who travels. */
            members?: components["schemas"]["MemberEntry"][] | null;
            /** @description Places that the whole group must see. */
            mustSee?: components["schemas"]["PlaceReference"][] | null;
            /** @description Name of the trip. */
            name: string;
            /** @description `normal` where nothing is said. */
            pace?: components["schemas"]["Pace"] | null;
            /** @description The number that settles every random choice; 0 where nothing is said. */
            seed?: components["schemas"]["Seed"] | null;
            /** @description The first day, in the years 1970 to 2199. */
            startDate?: string | null;
            /** @description Ways from one destination to the next; estimated where nothing is said. */
            transfers?: components["schemas"]["TransferRequest"][] | null;
            /** @description `transit` where nothing is said. */
            transport?: components["schemas"]["Transport"] | null;
            /** @description What else is asked for. */
            wishes?: components["schemas"]["WishRequest"][] | null;
        };
        /** @description A trip in a list. */
        TripCard: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description What is to be done next. */
            currentStep: components["schemas"]["TripStep"];
            /**
             * Format: date-time
             * @description When it was put into the bin.
             */
            deletedAt?: string;
            /**
             * Format: int64
             * @description How many destinations there are.
             */
            destinationCount: number;
            /**
             * Format: date
             * @description The last day.
             */
            endDate: string | null;
            /**
             * Format: int64
             * @description How many travel.
             */
            memberCount: number;
            /**
             * Format: int32
             * @description How much of the way to an itinerary is gone.
             */
            progress: number;
            /** @description What the reader may do. */
            role: components["schemas"]["CompanionRole"];
            /**
             * Format: date
             * @description The first day.
             */
            startDate: string | null;
            /** @description Whether it lies ahead, goes on, or is over. */
            status: components["schemas"]["TripStatus"];
            /** @description Its id. */
            tripId: string;
            /** @description Its name. */
            tripName: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        /** @description A stay in one city, with its lodging or with the name of one accommodation. */
        TripDestination: {
            /** @description Not beside lodging. */
            accommodation?: null;
            /** @description Nights and one. */
            days: number;
            /** @description Its id. */
            destinationId: string;
            /**
             * Format: date
             * @description The day of departure.
             */
            endDate: string | null;
            /** @description Where the group sleeps, in order. */
            lodging?: components["schemas"]["StayRequest"][] | null;
            /** @description A pack's id or a name. */
            name: string;
            /** @description The stay spans one date more. */
            nights: number;
            /**
             * Format: date
             * @description The day of arrival; null without a start of the trip.
             */
            startDate: string | null;
        } | {
            /** @description The name of one lodging for all nights. */
            accommodation: string;
            /** @description Nights and one. */
            days: number;
            /** @description Its id. */
            destinationId: string;
            /**
             * Format: date
             * @description The day of departure.
             */
            endDate: string | null;
            /** @description Not beside an accommodation. */
            lodging?: null;
            /** @description A pack's id or a name. */
            name: string;
            /** @description The stay spans one date more. */
            nights: number;
            /**
             * Format: date
             * @description The day of arrival; null without a start of the trip.
             */
            startDate: string | null;
        };
        /** @description When and where the group arrives or leaves, on a day of the trip. */
        TripEndRequest: {
            /** @description On the local clock there. */
            at: components["schemas"]["LocalDateTime"];
            /** @description Where; the lodging where nothing is said. */
            place?: components["schemas"]["PlaceReference"] | null;
        };
        /** @description A `GeoJSON` feature collection (RFC 7946). */
        TripMap: {
            /** @description Points and ways, in the order of the days. */
            features: components["schemas"]["MapFeature"][];
            /** @description `FeatureCollection`. */
            type: components["schemas"]["CollectionWord"];
        };
        /** @description One traveller of the group. */
        TripMember: {
            /** @description In years. */
            age: number;
            /** @description What the member does not eat. */
            diets?: components["schemas"]["Diet"][] | null;
            /** @description What the member does not like. */
            dislikes?: components["schemas"]["Taste"][] | null;
            /** @description Where it is said. */
            gender?: components["schemas"]["Gender"] | null;
            /** @description `good` where nothing is said. */
            health?: components["schemas"]["Health"] | null;
            /** @description What the member likes. */
            likes?: components["schemas"]["Taste"][] | null;
            /** @description Its id. */
            memberId: string;
            /** @description What the member needs. */
            mobilityAid?: components["schemas"]["MobilityAid"] | null;
            /** @description Places that this member must see. */
            mustSee?: components["schemas"]["PlaceReference"][] | null;
            /** @description What the others call this member; names differ. */
            name?: string | null;
        };
        /** @description A place of a trip's own. */
        TripPlace: {
            category: components["schemas"]["Category"] | null;
            cost: components["schemas"]["Money"] | null;
            /**
             * Format: date-time
             * @description When it was written down.
             */
            createdAt: string;
            /**
             * Format: int32
             * @description How long people stay, where it is known.
             */
            durationMinutes: number | null;
            /** @description When it is open, in somebody's words. */
            hours: string | null;
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description Its name. */
            name: string;
            /** @description What somebody wrote about it. */
            note: string | null;
            /** @description Its id, in this trip. */
            placeId: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updatedAt: string;
        };
        /** @description A place as somebody describes it. */
        TripPlaceBody: {
            category?: components["schemas"]["Category"] | null;
            cost?: components["schemas"]["PlaceCost"] | null;
            /**
             * Format: int32
             * @description How long people stay.
             */
            durationMinutes?: number | null;
            /** @description When it is open, in any words. */
            hours?: string | null;
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description Its name. */
            name: string;
            /** @description What is to be remembered about it. */
            note?: string | null;
        };
        /**
         * @description What a traveller asks for: dates, destinations, members, wishes, limits.
         * @example {
         *       "destinations": [
         *         {
         *           "name": "seoul",
         *           "nights": 2
         *         }
         *       ],
         *       "members": [
         *         {
         *           "age": 34
         *         }
         *       ],
         *       "startDate": "2026-12-04"
         *     }
         */
        TripRequest: {
            /** @description At the first lodging when the first day starts where nothing is said. */
            arrival?: components["schemas"]["TripEndRequest"] | null;
            /** @description Places and categories that must not be in. */
            avoid?: components["schemas"]["AvoidedPlace"][] | null;
            /** @description No limit where nothing is said. */
            budget?: components["schemas"]["BudgetRequest"] | null;
            /** @description When days end, later than they start; 22:00 where nothing is said. */
            dailyEnd?: string | null;
            /** @description When days start, in steps of ten minutes; 09:00 where nothing is said. */
            dailyStart?: string | null;
            /** @description At the last lodging when the last day ends where nothing is said. */
            departure?: components["schemas"]["TripEndRequest"] | null;
            /** @description Where the group goes, in order; no city twice in a row, at most 120 days in all. */
            destinations: components["schemas"]["DestinationRequest"][];
            /** @description `normal` where nothing is said. */
            effort?: components["schemas"]["Effort"] | null;
            /** @description In the traveller's own words, Korean or English. */
            freeText?: string | null;
            /** @description Stops that are settled. */
            locks?: components["schemas"]["LockRequest"][] | null;
            /** @description Who travels. */
            members: components["schemas"]["MemberRequest"][];
            /** @description Places that the whole group must see. */
            mustSee?: components["schemas"]["PlaceReference"][] | null;
            /** @description Name of the trip. */
            name?: string | null;
            /** @description `normal` where nothing is said. */
            pace?: components["schemas"]["Pace"] | null;
            /** @description The number that settles every random choice; 0 where nothing is said. */
            seed?: components["schemas"]["Seed"] | null;
            /** @description The first day, in the years 1970 to 2199. */
            startDate: string;
            /** @description Ways from one destination to the next; estimated where nothing is said. */
            transfers?: components["schemas"]["TransferRequest"][] | null;
            /** @description `transit` where nothing is said. */
            transport?: components["schemas"]["Transport"] | null;
            /** @description What else is asked for. */
            wishes?: components["schemas"]["WishRequest"][] | null;
        };
        /**
         * @description Whether a trip lies ahead, goes on, or is over, on the destinations' clocks.
         * @enum {string}
         */
        TripStatus: "planning" | "ongoing" | "completed";
        /**
         * @description What is to be done next.
         * @enum {string}
         */
        TripStep: "basics" | "destinations" | "generation" | "itinerary";
        /** @description The trips of the dashboard, at most three of each kind. */
        TripSummary: {
            /** @description Those that are over; the last one comes first. */
            memories: components["schemas"]["TripCard"][];
            /** @description Those that lie ahead; the next one comes first. */
            planning: components["schemas"]["TripCard"][];
            /** @description Those that go on; the one that began first comes first. */
            travelling: components["schemas"]["TripCard"][];
        };
        /** @description Something asked for that is not in. */
        Unmet: {
            /** @description The category, where one was asked for. */
            category?: components["schemas"]["Category"];
            /** @description The stop that took its place. */
            displacedBy?: components["schemas"]["Names"];
            /**
             * Format: int32
             * @description Index into the request's members; absent = the whole group.
             */
            memberIndex?: number;
            /** @description A must-see, else a wish. */
            mustSee: boolean;
            /** @description In the language asked for. */
            name: string;
            /** @description All names. */
            names: components["schemas"]["Names"];
            /** @description The place, where it is one. */
            placeId?: string;
            /** @description Why not. */
            reason: components["schemas"]["AbsenceReason"];
            /** @description The smallest change that would let it in. */
            relaxation?: components["schemas"]["Relaxation"];
            /** @description The stop that this change would take out. */
            relaxationDrops?: components["schemas"]["Names"];
        };
        /** @description The checks of a process that should not be asked: a problem document with one member more (RFC 9457, section 3.2). */
        UnreadinessView: components["schemas"]["Problem"] & {
            /** @description Every check. */
            checks: components["schemas"]["CheckView"][];
        };
        /**
         * @description The published words for term of value.
         * @enum {string}
         */
        ValueTerm: "locked" | "must-see" | "wished" | "interest" | "fame" | "diversity" | "weather" | "golden-hour" | "verified-hours" | "price" | "access" | "crowds" | "kept";
        /**
         * @description The published words for verdict.
         * @enum {string}
         */
        Verdict: "good" | "warnings" | "broken";
        /** @description The code that was sent to the new address. */
        VerifyEmailBody: {
            /**
             * @description Six digits.
             * @example 123456
             */
            code: string;
        };
        /** @description A way that can be walked instead; an estimate from the distance. */
        WalkProposal: {
            /**
             * Format: int32
             * @description How long the way is.
             */
            distanceMetres: number;
            /**
             * Format: int32
             * @description How long it takes, in whole minutes.
             */
            durationMinutes: number;
            /**
             * Format: int32
             * @description Energy of an adult: 50 kcal a kilometre.
             */
            kcal: number;
        };
        /**
         * @description What can be done.
         * @enum {string}
         */
        WatchAction: "regenerate" | "replace" | "keep";
        /** @description Weather to expect; the numbers are there unless `kind` is `unknown`. */
        Weather: {
            /** @description `mostly-dry`, `changeable` (from 30 %), `rain` or `snow` (from 50 % precipitation) or `unknown`. */
            condition: components["schemas"]["WeatherCondition"];
            /** @description `forecast`, `typical` (of the month) or `unknown`. */
            kind: components["schemas"]["WeatherKind"];
            /**
             * Format: int32
             * @description Highest temperature, degrees Celsius, rounded.
             */
            maxC?: number;
            /**
             * Format: int32
             * @description Highest temperature, tenths of a degree Celsius.
             */
            maximumDecicelsius?: number;
            /**
             * Format: int32
             * @description Lowest temperature, degrees Celsius, rounded.
             */
            minC?: number;
            /**
             * Format: int32
             * @description Lowest temperature, tenths of a degree Celsius.
             */
            minimumDecicelsius?: number;
            /**
             * Format: int32
             * @description Chance of precipitation on the day.
             */
            precipitationPercent?: number;
            /**
             * @description `heat` from 33 degrees upwards, `cold` from -10 degrees downwards; `dust`, `wind`, `storm` where a forecast
             *     warns of them.
             */
            warnings: components["schemas"]["WeatherWarning"][];
        };
        /** @description The weather of a day, as it was expected and as it is expected now. */
        WeatherChange: {
            /** @description What is expected now. */
            after: components["schemas"]["ExpectedWeather"];
            before?: components["schemas"]["ExpectedWeather"] | null;
            /**
             * Format: int32
             * @description 1 = the first day.
             */
            day: number;
        };
        /**
         * @description The weather to expect in a word.
         * @enum {string}
         */
        WeatherCondition: "mostly-dry" | "changeable" | "rain" | "snow" | "unknown";
        /** @description What the changes mean. */
        WeatherImpact: {
            /** @description The days that are another thing now, in order. */
            impactedDays: components["schemas"]["ImpactedDay"][];
        };
        /** @description Planned days, and how their weather changed. */
        WeatherImpactBody: {
            /** @description The changes. */
            changes: components["schemas"]["WeatherChange"][];
            /** @description The planned days. */
            days: components["schemas"]["PlannedDay"][];
        };
        /**
         * @description Whether weather is forecast, typical of the month, or unknown.
         * @enum {string}
         */
        WeatherKind: "forecast" | "typical" | "unknown";
        /**
         * @description What to beware of.
         * @enum {string}
         */
        WeatherWarning: "heat" | "cold" | "dust" | "wind" | "storm";
        /** @description A term of a stop's value. */
        Why: {
            /**
             * Format: int32
             * @description How much.
             */
            points: number;
            /** @description What speaks for it, or against it where negative. */
            term: components["schemas"]["ValueTerm"];
        };
        /** @description Something asked for beyond the plain fields: its kind, and the fields of that kind. */
        Wish: {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "must-see" | "avoid-place";
            /** @description A place's id. */
            place: string;
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "avoid-category" | "more" | "less";
            /** @description What is wished for. */
            value: components["schemas"]["Category"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "pace";
            /** @description What is wished for. */
            value: components["schemas"]["Pace"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "day-start" | "day-end";
            /** @description On the day's local clock. */
            time: components["schemas"]["ClockTime"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "meal";
            /** @description Which meal. */
            value: components["schemas"]["MealKind"];
            /** @description False = to be left out. */
            wanted: boolean;
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "diet";
            /** @description What is wished for. */
            value: components["schemas"]["Diet"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "cuisine";
            /** @description What is wished for. */
            value: string;
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "budget";
            /** @description At most this much, for the whole group. */
            limit: components["schemas"]["Money"];
            /** @description What the limit covers. */
            span: components["schemas"]["BudgetSpan"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "walking-limit";
            /** @description On foot a day, at most. */
            walkingMetres: number;
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "mobility";
            /** @description What is wished for. */
            value: components["schemas"]["MobilityAid"];
        } | {
            /** @description In years, where known. */
            ages: number[];
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "children";
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "transport";
            /** @description What is wished for. */
            value: components["schemas"]["Mode"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "at-time";
            /** @description A place's id. */
            place: string;
            /** @description What is wished for. */
            value: components["schemas"]["DayPart"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"];
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "cheap" | "little-walking" | "rain-plan" | "avoid-crowds";
        };
        /** @description The only day that a wish speaks of: 1 = the first day, or the last. */
        WishDay: number | components["schemas"]["LastDay"];
        /** @description The wishes that were found. */
        WishesAnswer: {
            wishes: components["schemas"]["MappedWish"][];
        };
        /** @description What is not understood yet, and what it may speak of. */
        WishesInput: {
            /**
             * Format: int32
             * @description Days of the trip.
             */
            days: number;
            /** @description The pieces, as written. */
            pieces: string[];
            /** @description The places that may be named. */
            places: components["schemas"]["PlaceOption"][];
        };
        /** @description Something asked for beyond the plain fields: its kind, and the fields of that kind. */
        WishRequest: {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "must-see" | "avoid-place";
            /** @description A place's id. */
            place: string;
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "avoid-category" | "more" | "less";
            /** @description What is wished for. */
            value: components["schemas"]["Category"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "pace";
            /** @description What is wished for. */
            value: components["schemas"]["Pace"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "day-start" | "day-end";
            /** @description On the day's local clock. */
            time: string;
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "meal";
            /** @description Which meal. */
            value: components["schemas"]["MealKind"];
            /** @description False = to be left out; true where nothing is said. */
            wanted?: boolean | null;
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "diet";
            /** @description What is wished for. */
            value: components["schemas"]["Diet"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "cuisine";
            /** @description What is wished for. */
            value: string;
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "budget";
            /** @description At most this much, for the whole group. */
            limit: components["schemas"]["LimitRequest"];
            /** @description What the limit covers. */
            span: components["schemas"]["BudgetSpan"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "walking-limit";
            /** @description On foot a day, at most. */
            walkingMetres: number;
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "mobility";
            /** @description What is wished for. */
            value: components["schemas"]["MobilityAid"];
        } | {
            /** @description In years, where known. */
            ages?: number[] | null;
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "children";
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "transport";
            /** @description What is wished for. */
            value: components["schemas"]["Mode"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "at-time";
            /** @description A place's id. */
            place: string;
            /** @description What is wished for. */
            value: components["schemas"]["DayPart"];
        } | {
            /** @description The only day that it speaks of. */
            day?: components["schemas"]["WishDay"] | null;
            /**
             * @description What is wished.
             * @enum {string}
             */
            kind: "cheap" | "little-walking" | "rain-plan" | "avoid-crowds";
        };
        /** @description A tip, with the facts that it says. */
        WordedTip: {
            facts: string[];
            kind: components["schemas"]["TipKind"];
            text: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeySet"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBackups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every backup; there are at most 51 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backup"][];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeBackup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being made */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backup"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BACKUP_RUNNING`, `BACKUP_LIMIT` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchBackup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of its file */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    /** @description The name of the file */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BACKUP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeBackup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of its file */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BACKUP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCaches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every kind */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CacheKind"][];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clearCaches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query: {
                /** @description The number of the page, from 1. */
                page?: number;
                /** @description The queue. */
                queue: string;
                /** @description How many items a page holds (20 where it is absent). */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of dead letters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeadLetter"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such queue */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterChoice"];
            };
        };
        responses: {
            /** @description How many are gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterCount"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such queue */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadLetterChoice"];
            };
        };
        responses: {
            /** @description How many were sent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterCount"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such queue */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readServerHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it does, whether it is ready or not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerHealth"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQueues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every queue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"][];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGenerations: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1 (1 where it is absent). */
                page?: number;
                /** @description How many items a page holds (20 where it is absent). */
                size?: number;
                /** @description Only those that are so far. */
                status?: components["schemas"]["GenerationStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of generations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GenerationRecord"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The generation's id */
                generationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The generation as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AiGeneration"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description GENERATION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followGeneration: {
        parameters: {
            query?: never;
            header?: {
                /** @description The number of the last event that was seen */
                "Last-Event-ID"?: number | null;
            };
            path: {
                /** @description The generation's id */
                generationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Nothing more will come */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description GENERATION_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    infer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Task"];
            };
        };
        responses: {
            /** @description The checked answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InferenceView"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description MODEL_FAILED */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description MODEL_NOT_CONFIGURED */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description MODEL_TIMEOUT */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommendPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The place's id, its slash written as %2F or as it is */
                placeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecommendPlaceBody"];
            };
        };
        responses: {
            /** @description The recommendation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendation"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description PLACE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    planTrip: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripRequest"];
            };
        };
        responses: {
            /** @description The plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    judgeWeather: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WeatherImpactBody"];
            };
        };
        responses: {
            /** @description The days that are another thing now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeatherImpact"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDestinations: {
        parameters: {
            query?: {
                /** @description The language of the answer, in front of `Accept-Language`. */
                lang?: "ko" | "en";
                /** @description The number of the page, from 1. */
                page?: number;
                /**
                 * @description What somebody typed: in Korean or English, half-typed, by initials, with typing errors. Without it all are
                 *     listed by id.
                 */
                q?: string;
                /** @description How many destinations a page holds; 50 where it is absent. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of destinations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Destination"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMapSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapSettings"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putMapSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MapSettingsBody"];
            };
        };
        responses: {
            /** @description The settings as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapSettings"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMatrix: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatrixBody"];
            };
        };
        responses: {
            /** @description The ways */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TravelMatrix"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPacks: {
        parameters: {
            query?: {
                /** @description The language of the answer, in front of `Accept-Language`. */
                lang?: "ko" | "en";
                /** @description The number of the page, from 1. */
                page?: number;
                /** @description How many items a page holds; 50 where it is absent. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of packs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Pack"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importPack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportPackForm"];
            };
        };
        responses: {
            /** @description The file waits to be imported */
            202: {
                headers: {
                    /** @description Where to see how far it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackImport"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `FILE_SIZE` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `FILE_TYPE` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The destination's id */
                destination: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PACK_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PACK_BUNDLED` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPackMap: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read before */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The destination's id */
                destination: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The layer */
            200: {
                headers: {
                    /** @description For how long it may be kept */
                    "Cache-Control"?: string;
                    /** @description Digest of the layer */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["PackMap"];
                };
            };
            /** @description It is the same */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PACK_MAP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPackImports: {
        parameters: {
            query?: {
                /** @description The language of the answer, in front of `Accept-Language`. */
                lang?: "ko" | "en";
                /** @description The number of the page, from 1. */
                page?: number;
                /** @description How many items a page holds; 50 where it is absent. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PackImport"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPackImport: {
        parameters: {
            query?: {
                /** @description The language of the answer, in front of `Accept-Language`. */
                lang?: "ko" | "en";
            };
            header?: never;
            path: {
                /** @description The import's id */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackImport"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `IMPORT_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlace: {
        parameters: {
            query?: {
                /** @description What else is wanted. */
                include?: "recommendations";
                /** @description The language of the answer, in front of `Accept-Language`. */
                lang?: "ko" | "en";
            };
            header?: never;
            path: {
                /** @description The place's id */
                placeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The place */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceWithHours"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PLACE_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlaceHours: {
        parameters: {
            query?: {
                /** @description An instant such as `2026-12-04T10:00:00+09:00`; now where it is absent. */
                at?: string;
            };
            header?: never;
            path: {
                /** @description The place's id */
                placeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open or not, today, and seven days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceHours"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PLACE_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRoute: {
        parameters: {
            query: {
                /** @description The id of a place, or latitude and longitude: `37.5796,126.9770`. */
                from: string;
                /** @description How. */
                mode: "walk" | "bike" | "transit" | "car" | "taxi";
                /** @description The same for the other end. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TravelRoute"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PLACE_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchPlaces: {
        parameters: {
            query?: {
                /** @description Only this kind of places. */
                category?: "sight" | "museum" | "culture" | "park" | "nature" | "beach" | "viewpoint" | "market" | "shopping" | "theme-park" | "sports" | "spa" | "restaurant" | "cafe" | "bar" | "laundry" | "lodging" | "parking" | "station" | "toilet";
                /** @description The language of the answer, in front of `Accept-Language`. */
                lang?: "ko" | "en";
                /** @description Degrees north of a point; distances are from there. Needs `longitude`. */
                latitude?: number;
                /** @description Degrees east of that point. Needs `latitude`. */
                longitude?: number;
                /** @description The number of the page, from 1. */
                page?: number;
                /**
                 * @description What somebody typed: Korean, also half-typed (`경보`) or by initials (`ㄱㅂㄱ`), or English, with typing errors.
                 *     Without it every place that passes the other filters is listed.
                 */
                q?: string;
                /** @description How far a place may be from that point; 5,000 where it is absent. Without a point it says nothing. */
                radiusMetres?: number;
                /** @description How many places a page holds; 20 where it is absent. */
                size?: number;
                /** @description In which order; `distance` needs a point. */
                sort?: "relevance" | "distance" | "fame" | "name";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of places */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FoundPlace"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchNearby: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchNearbyBody"];
            };
        };
        responses: {
            /** @description A page of places */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PlaceCard"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWeather: {
        parameters: {
            query: {
                /** @description How many days; 7 where it is absent. */
                days?: number;
                /** @description The first day; today on the place's clock where it is absent. */
                from?: string;
                /** @description Degrees north. */
                latitude: number;
                /** @description Degrees east. */
                longitude: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The weather */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceWeather"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSharedTrip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of the link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trip. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedTrip"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `SHARE_NOT_FOUND`: the link does not exist, was taken back, or has expired. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTrips: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1 (1 where it is absent). */
                page?: number;
                /** @description A part of the name of a trip or of one of its destinations. */
                search?: string;
                /** @description How many trips a page holds (20 where it is absent). */
                size?: number;
                /** @description In which order (`latest` where it is absent). */
                sort?: "latest" | "oldest" | "startDate" | "name";
                /** @description Which trips (`all` where it is absent). */
                status?: "all" | "planning" | "ongoing" | "completed" | "deleted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of trips. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TripCard"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTrip: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripBody"];
            };
        };
        responses: {
            /** @description The new trip. */
            201: {
                headers: {
                    /** @description The version of the trip. */
                    ETag?: string;
                    /** @description Where the trip is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trip"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTrip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trip. */
            200: {
                headers: {
                    /** @description The version of the trip. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trip"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceTrip: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that is changed; without it, any. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripBody"];
            };
        };
        responses: {
            /** @description The changed trip. */
            200: {
                headers: {
                    /** @description The version of the trip. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trip"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VERSION_CONFLICT`: another version is there by now. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTrip: {
        parameters: {
            query?: {
                /** @description Also while it goes on (`false` where it is absent). */
                force?: boolean;
            };
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in the bin. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_ONGOING`: the trip goes on; `force` deletes it all the same. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceBasicInfo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BasicInfoBody"];
            };
        };
        responses: {
            /** @description The changed trip. */
            200: {
                headers: {
                    /** @description The version of the trip. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trip"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeCalendarLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarLink"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCalendarLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link is worth nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `CALENDAR_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCalendar: {
        parameters: {
            query: {
                /** @description The secret of the link. */
                token: string;
            };
            header?: {
                /** @description The `ETag` that was read before. */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    /** @description The version of the calendar. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `CALENDAR_NOT_FOUND`: the link does not exist or was taken back; `ITINERARY_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchChanges: {
        parameters: {
            query?: {
                /** @description Look again, also where somebody looked within the last 24 hours (false where it is absent). */
                force?: boolean;
            };
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeWatch"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkItinerary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certificate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItineraryCertificate"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ITINERARY_UNREADABLE` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCompanions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everybody, and the invitations that can still be accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Companion"][];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteCompanion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanionBody"];
            };
        };
        responses: {
            /** @description The invitation with its link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `COMPANION_LIMIT`: as many share the trip as may. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCompanion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the companion. */
                companionId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanionBody"];
            };
        };
        responses: {
            /** @description The companion. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Companion"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `COMPANION_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `LAST_OWNER`: a trip keeps one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCompanion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the companion. */
                companionId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They no longer share the trip. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `COMPANION_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `LAST_OWNER`: a trip keeps one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDatesBody"];
            };
        };
        responses: {
            /** @description The trip on its new dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedDates"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VERSION_CONFLICT`: others kept changing the trip meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationsBody"];
            };
        };
        responses: {
            /** @description The destinations with their dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatedDestinations"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationRequest"];
            };
        };
        responses: {
            /** @description The destinations with their dates. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatedDestinations"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the destination. */
                destinationId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationRequest"];
            };
        };
        responses: {
            /** @description The destinations with their dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatedDestinations"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `TRIP_DESTINATION_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDestination: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the destination. */
                destinationId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is out, and the ones behind it are dated anew. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `TRIP_DESTINATION_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `LAST_DESTINATION`: a trip keeps one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reorderDestinations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReorderBody"];
            };
        };
        responses: {
            /** @description The destinations with their dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatedDestinations"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportTrip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportBody"];
            };
        };
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The name of the file. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/gpx+xml": string;
                    "application/json": components["schemas"]["Plan"];
                    "application/pdf": string;
                    "application/vnd.google-earth.kml+xml": string;
                    "application/zip": string;
                    "image/png": string;
                    "text/calendar": string;
                    "text/markdown": string;
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `FONT_MISSING`: this server was built without a font for pages and pictures. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description Thank you. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartGenerationBody"];
            };
        };
        responses: {
            /** @description The plan is being made. */
            202: {
                headers: {
                    /** @description Where to ask how far it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedGeneration"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `GENERATION_IN_PROGRESS` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `REGENERATION_LIMIT`, `RATE_LIMITED` */
            429: {
                headers: {
                    /** @description Seconds until it may be asked for again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`: too many plans wait already. */
            503: {
                headers: {
                    /** @description Seconds until it is worth another try. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the generation. */
                generationId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Generation"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `GENERATION_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the generation. */
                generationId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is stopped. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `GENERATION_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `JOB_FINISHED` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followTripGeneration: {
        parameters: {
            query?: never;
            header?: {
                /** @description The number of the last event that was seen. */
                "Last-Event-ID"?: number | null;
            };
            path: {
                /** @description The id of the generation. */
                generationId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Nothing more will come. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `GENERATION_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readItinerary: {
        parameters: {
            query?: {
                /** @description One day, from 1; every day where it is absent. */
                day?: number;
            };
            header?: {
                /** @description The `ETag` that was read before. */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The itinerary. */
            200: {
                headers: {
                    /** @description The version of the itinerary. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Itinerary"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `DAY_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editItinerary: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the itinerary that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditItineraryBody"];
            };
        };
        responses: {
            /** @description The changed days. */
            200: {
                headers: {
                    /** @description The new version of the itinerary. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedItinerary"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ITINERARY_UNREADABLE` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VERSION_CONFLICT` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VERSION_REQUIRED` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeRainVariant: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of the itinerary that is changed. */
                "If-Match": string;
            };
            path: {
                /** @description The day, from 1. */
                day: number;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changed day. */
            200: {
                headers: {
                    /** @description The new version of the itinerary. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedItinerary"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `DAY_NOT_FOUND`, `RAIN_VARIANT_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ITINERARY_UNREADABLE` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VERSION_CONFLICT` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VERSION_REQUIRED` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoItinerary: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the present itinerary. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is undone. */
            200: {
                headers: {
                    /** @description The new version of the itinerary. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoredItinerary"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOTHING_TO_UNDO` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VERSION_CONFLICT` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItineraryVersion"][];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the present itinerary. */
                "If-Match"?: string | null;
            };
            path: {
                /** @description The id of the trip. */
                tripId: string;
                /** @description The number of the version. */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is the present one. */
            200: {
                headers: {
                    /** @description The new version of the itinerary. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoredItinerary"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `VERSION_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VERSION_CONFLICT` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTripMap: {
        parameters: {
            query?: {
                /** @description One day, from 1; every day where it is absent. */
                day?: number;
            };
            header?: {
                /** @description The `ETag` that was read before. */
                "If-None-Match"?: string | null;
            };
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The map. */
            200: {
                headers: {
                    /** @description The version of the map. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["TripMap"];
                };
            };
            /** @description Nothing has changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `DAY_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most ten members. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripMember"][];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberRequest"];
            };
        };
        responses: {
            /** @description The new member. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripMember"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `DUPLICATE_MEMBER`: another member has that name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the member. */
                memberId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberRequest"];
            };
        };
        responses: {
            /** @description The changed member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripMember"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `MEMBER_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `DUPLICATE_MEMBER`: another member has that name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the member. */
                memberId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They no longer travel. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `MEMBER_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `LAST_MEMBER`: a trip keeps one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTripPlaces: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1 (1 where it is absent). */
                page?: number;
                /** @description How many places a page holds (50 where it is absent). */
                size?: number;
            };
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of places. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TripPlace"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addTripPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripPlaceBody"];
            };
        };
        responses: {
            /** @description The place. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripPlace"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PLACE_LIMIT` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTripPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the place. */
                placeId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripPlace"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `PLACE_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceTripPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the place. */
                placeId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TripPlaceBody"];
            };
        };
        responses: {
            /** @description The place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripPlace"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `PLACE_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTripPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the place. */
                placeId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `PLACE_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the proposal. */
                proposalId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proposal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `PROPOSAL_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the proposal. */
                proposalId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is discarded. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `PROPOSAL_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    applyProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the proposal. */
                proposalId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyProposalBody"];
            };
        };
        responses: {
            /** @description It is the itinerary now. */
            200: {
                headers: {
                    /** @description The new version of the itinerary. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppliedProposal"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `PROPOSAL_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ITINERARY_UNREADABLE` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VERSION_CONFLICT` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is missing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreTrip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trip. */
            200: {
                headers: {
                    /** @description The version of the trip. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trip"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`: it is not in the bin of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shareTrip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareBody"];
            };
        };
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedLink"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unshareTrip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link is worth nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `SHARE_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlternatives: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the stop, percent-encoded. */
                stopId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The replacements. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StopAlternative"][];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `STOP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ITINERARY_UNREADABLE` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIdeas: {
        parameters: {
            query?: {
                /** @description With the days on which each would fit (true where it is absent). */
                fits?: boolean;
                /** @description The number of the page, from 1 (1 where it is absent). */
                page?: number;
                /** @description How many ideas a page holds (20 where it is absent). */
                size?: number;
            };
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the tray. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TrayIdea"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addIdea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddIdeaBody"];
            };
        };
        responses: {
            /** @description The idea. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrayIdea"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `PLACE_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `IDEA_LIMIT` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteIdea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the idea. */
                ideaId: string;
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `IDEA_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainPlace: {
        parameters: {
            query: {
                /** @description The id of a place. */
                placeId: string;
            };
            header?: never;
            path: {
                /** @description The id of the trip. */
                tripId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reasons. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceReasons"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `PLACE_NOT_FOUND` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ITINERARY_UNREADABLE` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTrips: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteTripsBody"];
            };
        };
        responses: {
            /** @description They are in the bin. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_NOT_FOUND`: there is no trip of one of the ids. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `TRIP_ONGOING`: one of them goes on; `force` deletes it all the same. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importTrip: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/geo+json": unknown;
                "application/gpx+xml": string;
                "application/json": unknown;
                "application/vnd.google-earth.kml+xml": string;
                "application/vnd.google-earth.kmz": string;
                "multipart/form-data": components["schemas"]["ImportForm"];
                "text/csv": string;
            };
        };
        responses: {
            /** @description The trip. */
            201: {
                headers: {
                    /** @description Where the trip is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedTrip"];
                };
            };
            /** @description `IMPORT_UNREADABLE`, `IMPORT_TOO_MANY`, `INVALID_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `FILE_SIZE` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `FILE_TYPE` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of the invitation's link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trip. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedInvitation"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INVITATION_NOT_FOUND`: it does not exist, was used, or has expired. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTripSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most three trips of each kind. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripSummary"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1. */
                page?: number;
                /** @description A part of the user name, the e-mail address or the name. */
                q?: string;
                /** @description How many a page holds (20). */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Account"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The digest of the picture and `.jpg`. */
                file: string;
                /** @description The id of the account. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    /** @description It never changes. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description AVATAR_NOT_FOUND. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is closed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description USER_NOT_FOUND. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LAST_ADMIN. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is open. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description USER_NOT_FOUND. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolesBody"];
            };
        };
        responses: {
            /** @description The changed account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description USER_NOT_FOUND. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LAST_ADMIN. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the account. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is not locked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description USER_NOT_FOUND. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLinks: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1. */
                page?: number;
                /** @description How many a page holds (20). */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of links and codes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HeldMail"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The e-mail address. */
                email: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether nobody has it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkUsername: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user name. */
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether nobody has it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            /** @description The tokens of the new session. */
            200: {
                headers: {
                    /** @description The access token as the session cookie, and the refresh token as another. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_CREDENTIALS, TOTP_REQUIRED or TOTP_INVALID. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_DISABLED. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_LOCKED: too many wrong passwords in a row. */
            423: {
                headers: {
                    /** @description After how many seconds the lock ends. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    /** @description Takes the cookies away. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    /** @description The version of the profile. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change is based on. */
                "If-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            /** @description The changed profile. */
            200: {
                headers: {
                    /** @description The version of the profile. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DUPLICATE_EMAIL or DUPLICATE_PHONE. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description VERSION_CONFLICT. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description MAIL_LIMIT: too many codes were sent. */
            429: {
                headers: {
                    /** @description After how many seconds another one is sent. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAccountBody"];
            };
        };
        responses: {
            /** @description The account is gone. */
            204: {
                headers: {
                    /** @description Takes the cookies away. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_CREDENTIALS where the password is another. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description LAST_ADMIN. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_LOCKED: too many wrong passwords in a row. */
            423: {
                headers: {
                    /** @description After how many seconds the lock ends. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AvatarForm"];
            };
        };
        responses: {
            /** @description Where the picture lies. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Avatar"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FILE_SIZE: more than 5 MB or 40 million pixels. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FILE_TYPE: neither JPG nor PNG. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no picture. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailBody"];
            };
        };
        responses: {
            /** @description The address is verified. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DUPLICATE_EMAIL: somebody was faster. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The zip file. */
            200: {
                headers: {
                    /** @description Its name. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1. */
                page?: number;
                /** @description How many a page holds (20). */
                size?: number;
                /** @description Only those that were not read. */
                unreadOnly?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Notification"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the note. */
                notificationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The note was read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description NOTIFICATION_NOT_FOUND. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAllNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every note was read. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            /** @description The new password counts from now on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description INVALID_CREDENTIALS where the current password is another. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_LOCKED: too many wrong passwords in a row. */
            423: {
                headers: {
                    /** @description After how many seconds the lock ends. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1. */
                page?: number;
                /** @description How many a page holds (20). */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Session"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The other sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the session. */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description SESSION_NOT_FOUND. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1. */
                page?: number;
                /** @description How many a page holds (20). */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of API tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApiToken"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTokenBody"];
            };
        };
        responses: {
            /** @description The new token with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiToken"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_LIMIT: the account has as many tokens as it may have. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the token. */
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOKEN_NOT_FOUND. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTotpBody"];
            };
        };
        responses: {
            /** @description The recovery codes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOTP_ALREADY_ON or TOTP_NOT_ENROLLED. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpEnrolment"];
                };
            };
            /** @description Nobody, or a token that is not valid or has expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOTP_ALREADY_ON: take it away first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveTotpBody"];
            };
        };
        responses: {
            /** @description A login needs the password only from now on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOTP_INVALID or INVALID_CREDENTIALS. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description TOTP_NOT_ENROLLED. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_LOCKED: too many failures in a row. */
            423: {
                headers: {
                    /** @description After how many seconds the lock ends. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOidcOffer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcOffer"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishOidcLogin: {
        parameters: {
            query?: {
                /** @description What the id token is given for. */
                code?: string;
                /** @description Why the issuer let nobody in. */
                error?: string;
                /** @description As the login began with it. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the web app. */
            303: {
                headers: {
                    /** @description A path of the web app. */
                    Location?: string;
                    /** @description The access token as the session cookie, and the refresh token as another. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description OIDC_STATE: this browser began no such login, or too long ago. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_DISABLED. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OIDC_OFF: no issuer is configured. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OIDC_EMAIL_TAKEN: an account has the address already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ACCOUNT_LOCKED. */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OIDC_PROVIDER_FAILED, OIDC_REFUSED, OIDC_TOKEN_INVALID or OIDC_EMAIL_MISSING. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginOidcLogin: {
        parameters: {
            query?: {
                /**
                 * @description A path of the web app to go to afterwards; others are ignored.
                 * @example /trips
                 */
                returnTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the issuer. */
            303: {
                headers: {
                    /** @description Where the issuer lets people in. */
                    Location?: string;
                    /** @description What the browser must bring back within ten minutes. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OIDC_OFF: no issuer is configured. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description OIDC_PROVIDER_FAILED. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordBody"];
            };
        };
        responses: {
            /** @description If an account has the address, a link is on its way. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordBody"];
            };
        };
        responses: {
            /** @description The new password counts from now on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterBody"];
            };
        };
        responses: {
            /** @description The new account. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registered"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description DUPLICATE_USERNAME, DUPLICATE_EMAIL or DUPLICATE_PHONE. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshBody"];
            };
        };
        responses: {
            /** @description The next pair. */
            200: {
                headers: {
                    /** @description The access token as the session cookie, and the refresh token as another. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            /** @description The request cannot be used; `errors` names the fields */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description UNAUTHORIZED without a token, INVALID_TOKEN, TOKEN_EXPIRED. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description FORBIDDEN: the cookie came from another site's page. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthView"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not possible at the moment; `Retry-After` says when to come back */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every check passes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadinessView"];
                };
            };
            /** @description Too many requests; `Retry-After` says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side; `traceId` names it */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A check fails, or the process is about to end */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["UnreadinessView"];
                };
            };
        };
    };
}
