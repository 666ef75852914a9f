"""Makes python-threatexchange (`tx`) and HMA forget what StopNCII's dialect calls withdrawn.

The client of python-threatexchange 1.2 compares a record's hash, and not its status, with the
states that mean "withdrawn": the comparison is never true, and withdrawn hashes go on matching.
This extension offers the same exchange under the name `recourse`, with the status compared.

    PYTHONPATH=. tx config extensions add recourse_forget
    tx config collab edit recourse --create NAME
    tx fetch

Its credentials are those of `stop_ncii` (TX_STOPNCII_KEYS=FETCHKEY,anything,BASEURL).
"""

import typing as t

from threatexchange.exchanges import fetch_state as state
from threatexchange.exchanges.clients.stopncii import api
from threatexchange.exchanges.impl import stop_ncii_api
from threatexchange.extensions.manifest import ThreatExchangeExtensionManifest

GONE = (api.StopNCIICaseStatus.Withdrawn, api.StopNCIICaseStatus.Deleted)


class ForgettingExchangeAPI(stop_ncii_api.StopNCIISignalExchangeAPI):
    """StopNCII's exchange, with withdrawals obeyed."""

    @classmethod
    def get_name(cls) -> str:
        return "recourse"

    def fetch_iter(
        self,
        _supported_signal_types: t.Any,
        checkpoint: t.Optional[stop_ncii_api.StopNCIICheckpoint],
    ) -> t.Iterator[state.FetchDelta]:
        start = checkpoint.update_time if checkpoint else api.StopNCIIAPI.DEFAULT_START_TIME
        types = stop_ncii_api._type_mapping()
        for page in self.api.fetch_hashes_iter(start_timestamp=start):
            updates = {}
            for record in page.hashRecords:
                if record.signalType in types:
                    # None makes the store forget the record.
                    updates[(types[record.signalType], record.hashValue)] = (
                        None
                        if record.hashStatus in GONE
                        else stop_ncii_api.StopNCIISignalMetadata(record.CSPFeedbacks)
                    )
            yield state.FetchDelta(
                updates, stop_ncii_api.StopNCIICheckpoint.from_stopncii_fetch(page)
            )


TX_MANIFEST = ThreatExchangeExtensionManifest(apis=(ForgettingExchangeAPI,))
