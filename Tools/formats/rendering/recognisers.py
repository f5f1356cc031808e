"""What speech recognisers write: the same words at two to six places of a JSON document."""
import re

from .interview import LETTERS, NAMES, clock, digest, dump, guid

# A link that opens the recording for who has it, and the home of who made it.
SIGNED = "https://media.example/uploads/Umm%20Yasin.wav?Expires=1517529600&Signature=u2Vx9kQmT4aZc0RfH71Lb%2BwYpN8s"
HOME = "/" + "home/clara.ostrow/"
ACCOUNT = "482917730055"
TAGS = ["I", "W", "T"]


def files(interview):
    yield "whisper.json", whisper(interview)
    yield "whispercpp.json", whisper_cpp(interview)
    yield "whisperx.json", whisperx(interview)
    yield "fasterwhisper.json", faster_whisper(interview)
    yield "aws.json", aws(interview)
    yield "awscalls.json", aws_calls(interview)
    yield "google.json", google(interview)
    yield "googlev2.json", google_v2(interview)
    yield "deepgram.json", deepgram(interview)
    yield "assemblyai.json", assemblyai(interview)
    yield "json3", json3(interview)
    yield "jsonl", json_lines(interview)
    yield "nested.json", nested(interview)


def seconds(milliseconds):
    return milliseconds / 1000


def joined(words):
    return " ".join(word.text for word in words)


def whisper(interview):
    segments = [{
        "id": number, "seek": 0, "start": seconds(cue.start), "end": seconds(cue.end), "text": " " + cue.text,
        "tokens": [50364] + [token for _, token, _ in interview.tokens(cue.words)] + [50364 + number % 1500],
        "temperature": 0.0, "avg_logprob": -0.21, "compression_ratio": 1.52, "no_speech_prob": 0.01,
        "words": [{"word": " " + word.text, "start": seconds(word.start), "end": seconds(word.end),
                   "probability": 0.97} for word in cue.words],
    } for number, cue in enumerate(interview.cues())]
    return dump({"text": " " + interview.text, "segments": segments, "language": "en"}, escape=True)


def whisper_cpp(interview):
    def span(start, end):
        return {"timestamps": {"from": clock(start, ","), "to": clock(end, ",")}, "offsets": {"from": start, "to": end}}

    def token(text, number, start, end):
        return {"text": text, **span(start, end), "id": number, "p": 0.93, "t_dtw": -1}

    segments = [{
        **span(cue.start, cue.end), "text": " " + cue.text,
        "tokens": [token("[_BEG_]", 50364, cue.start, cue.start)]
        + [token(text, number, word.start, word.end) for text, number, word in interview.tokens(cue.words)]
        + [token(f"[_TT_{cue.end // 20}]", 50364 + cue.end // 20, cue.end, cue.end)],
    } for cue in interview.cues(9)[:40]]
    return dump({
        "systeminfo": "AVX = 1 | AVX2 = 1 | FMA = 1",
        "model": {"type": "medium", "multilingual": True, "vocab": 51865, "ftype": 1},
        "params": {"model": HOME + "models/ggml-medium.bin", "language": "auto", "translate": True},
        "result": {"language": "bs"}, "transcription": segments})


def whisperx(interview):
    segments, words = [], []
    for turn in interview.turns:
        own = []
        for word in turn.words:
            entry = {"word": word.text}
            if not word.text[0].isdigit():  # it aligns no digits
                entry |= {"start": seconds(word.start), "end": seconds(word.end), "score": 0.91}
            own.append(entry | {"speaker": NAMES[turn.speaker]})
        words += own
        segments.append({"start": seconds(turn.start), "end": seconds(turn.end), "text": " " + turn.text,
                         "words": own, "speaker": NAMES[turn.speaker]})
    return dump({"segments": segments, "word_segments": words, "language": "en"})


def faster_whisper(interview):
    segments = [{
        "id": number, "seek": turn.start // 10, "start": seconds(turn.start), "end": seconds(turn.end),
        "text": " " + turn.text, "tokens": [token for _, token, _ in interview.tokens(turn.words)],
        "avg_logprob": -0.18, "compression_ratio": 1.44, "no_speech_prob": 0.02,
        "words": [{"start": seconds(word.start), "end": seconds(word.end), "word": " " + word.text,
                   "probability": 0.95} for word in turn.words], "temperature": 0.0,
    } for number, turn in enumerate(interview.turns, 1)]
    info = {"language": "bs", "language_probability": 0.88, "duration": seconds(interview.end),
            "transcription_options": {"initial_prompt": "Names: Amela Delić, Umm Yasin, Lubovac.", "hotwords": "Tarkhoyev"}}
    return dump({"segments": segments, "info": info}, separators=(",", ":"))


def split(word):
    """A word without its closing mark, and the mark."""
    return re.fullmatch(r"(.*?)([.,?!]?)", word.text).groups()


def aws(interview):
    items, labels, segments = [], [], []
    for turn in interview.turns:
        tag, first, own = f"spk_{LETTERS[turn.speaker]}", len(items), []
        for word in turn.words:
            said, mark = split(word)
            other, _ = re.fullmatch(r"(.*?)([.,?!]?)", word.misheard).groups()
            times = {"start_time": str(seconds(word.start)), "end_time": str(seconds(word.end))}
            spellings = [said] if said == other else [said, other]
            items.append({"id": len(items), "type": "pronunciation", "alternatives": [
                {"confidence": f"0.9{8 - rank}", "content": text} for rank, text in enumerate(spellings)],
                **times, "speaker_label": tag})
            own.append({"speaker_label": tag, **times})
            if mark:
                items.append({"id": len(items), "type": "punctuation",
                              "alternatives": [{"confidence": "0.0", "content": mark}], "speaker_label": tag})
        labels.append({"start_time": str(seconds(turn.start)), "end_time": str(seconds(turn.end)),
                       "speaker_label": tag, "items": own})
        segments.append({"id": len(segments), "transcript": turn.text, "start_time": str(seconds(turn.start)),
                         "end_time": str(seconds(turn.end)), "speaker_label": tag,
                         "items": list(range(first, len(items)))})
    return dump({"jobName": "interview-Umm-Yasin-7", "accountId": ACCOUNT, "status": "COMPLETED", "results": {
        "transcripts": [{"transcript": interview.text}],
        "speaker_labels": {"channel_label": "ch_0", "speakers": 3, "segments": labels},
        "items": items, "audio_segments": segments}}, separators=(",", ":"))


def aws_calls(interview):
    roles = {"I": "AGENT", "W": "CUSTOMER", "T": "AGENT"}
    turns = []
    for number, turn in enumerate(interview.turns[:12]):
        items = []
        for word in turn.words:
            said, mark = split(word)
            times = {"BeginOffsetMillis": word.start, "EndOffsetMillis": word.end}
            items.append({"Type": "pronunciation", "Confidence": 0.98, "Content": said, **times})
            if mark:
                items.append({"Type": "punctuation", "Confidence": 0.0, "Content": mark, **times})
        turns.append({"LoudnessScores": [70.1, 68.4], "Content": turn.text, "Items": items, "Id": guid(f"turn{number}"),
                      "BeginOffsetMillis": turn.start, "EndOffsetMillis": turn.end, "Sentiment": "NEUTRAL",
                      "ParticipantRole": roles[turn.speaker],
                      "IssuesDetected": [{"CharacterOffsets": {"Begin": 0, "End": min(20, len(turn.text))}}]})
    return dump({
        "JobStatus": "COMPLETED", "LanguageCode": "en-US", "Transcript": turns, "AccountId": ACCOUNT, "Channel": "VOICE",
        "JobName": "delic_amela-Umm-Yasin.wav", "Participants": [{"ParticipantRole": "AGENT"}, {"ParticipantRole": "CUSTOMER"}],
        "Categories": {"MatchedCategories": ["Amela-Delic"], "MatchedDetails": {"Amela-Delic": {
            "PointsOfInterest": [{"BeginOffsetMillis": 1000, "EndOffsetMillis": 2000}]}}},
        "ConversationCharacteristics": {"TotalConversationDurationMillis": turns[-1]["EndOffsetMillis"],
                                        "ContactSummary": {"AutoGenerated": {"OverallSummary": {
                                            "Content": "Amela Delić told of Gornji Lubovac and her brother Nedžad."}}}},
        "ContentMetadata": {"Output": "Raw"}}, indent=1)


def google(interview):
    def time(milliseconds):
        return {"seconds": str(milliseconds // 1000), "nanos": milliseconds % 1000 * 1000000}

    return google_results(interview, time, "speakerTag", {"requestId": "7315520084419266301"})


def google_v2(interview):
    return google_results(interview, lambda ms: f"{seconds(ms)}s", "speakerLabel", {
        "metadata": {"uri": "gs://ostrow-recordings/Umm Yasin.wav", "totalBilledDuration": "300s"}})


def google_results(interview, time, label, rest):
    """N-best alternatives; the last result repeats every word with the number of its speaker."""
    def word_of(word, **more):
        return {"startTime": time(word.start), "endTime": time(word.end), "word": word.text, **more}

    results = []
    for turn in interview.turns[:30]:
        best = {"transcript": turn.text, "confidence": 0.94, "words": [word_of(word) for word in turn.words]}
        other = " ".join(word.misheard for word in turn.words)
        alternatives = [best] if other == turn.text else [best, {"transcript": other, "confidence": 0.61}]
        results.append({"alternatives": alternatives, "resultEndTime": time(turn.end), "languageCode": "en-us"})
    every = [word_of(word, **{label: LETTERS[turn.speaker] + 1 if label == "speakerTag" else str(LETTERS[turn.speaker] + 1)})
             for turn in interview.turns[:30] for word in turn.words]
    results.append({"alternatives": [{"words": every}], "languageCode": "en-us"})
    return dump({"results": results, **rest}, separators=(",", ":"))


def deepgram(interview):
    def word_of(word, speaker):
        return {"word": word.bare.lower(), "start": seconds(word.start), "end": seconds(word.end), "confidence": 0.99,
                "speaker": LETTERS[speaker], "punctuated_word": word.text}

    words = [word_of(word, turn.speaker) for turn in interview.turns for word in turn.words]
    paragraphs = [{
        "sentences": [{"text": joined(part), "start": seconds(part[0].start), "end": seconds(part[-1].end)}
                      for part in turn.sentences()],
        "num_words": len(turn.words), "speaker": LETTERS[turn.speaker],
        "start": seconds(turn.start), "end": seconds(turn.end)} for turn in interview.turns]
    shown = "".join(f"\nSpeaker {LETTERS[turn.speaker]}: {turn.text}\n" for turn in interview.turns)
    entities = [{"label": kind.upper(), "value": text, "confidence": 0.9, "start_word": first, "end_word": last + 1}
                for kind, text, first, last in interview.mentions()]
    utterances = [{"start": seconds(turn.start), "end": seconds(turn.end), "confidence": 0.98, "channel": 0,
                   "transcript": turn.text, "words": [word_of(word, turn.speaker) for word in turn.words],
                   "speaker": LETTERS[turn.speaker], "id": guid(f"utterance{number}")}
                  for number, turn in enumerate(interview.turns)]
    home = interview.turns[4]
    return dump({
        "metadata": {"transaction_key": "deprecated", "request_id": guid("request"), "sha256": digest("recording"),
                     "created": "2018-02-05T10:00:00.000Z", "duration": seconds(interview.end), "channels": 1,
                     "models": [guid("model")], "model_info": {guid("model"): {
                         "name": "general", "version": "2017-09-13.17827", "arch": "nova"}},
                     "extra": {"project": "Lubovac", "witness": "Amela Delić"}, "tags": ["umm-yasin"]},
        "results": {
            "channels": [{"alternatives": [{
                "transcript": interview.text, "confidence": 0.99, "words": words,
                "paragraphs": {"transcript": shown, "paragraphs": paragraphs}, "entities": entities}],
                "detected_language": "en"}],
            "utterances": utterances,
            "topics": {"segments": [{"text": home.text, "start_word": 12, "end_word": 40, "topics": [
                {"topic": "Gornji Lubovac", "confidence_score": 0.8}]}]},
            "summary": {"result": "success", "short": "Amela Delić, born in Lubovac, followed Ruslan Tarkhoyev."},
        }}, separators=(",", ":"))


def assemblyai(interview):
    def word_of(word, speaker):
        return {"text": word.text, "start": word.start, "end": word.end, "confidence": 0.98, "speaker": speaker}

    tags = dict(zip(TAGS, "ABC"))
    utterances = [{"confidence": 0.97, "end": turn.end, "speaker": tags[turn.speaker], "start": turn.start,
                   "text": turn.text, "words": [word_of(word, tags[turn.speaker]) for word in turn.words]}
                  for turn in interview.turns]
    entities = [{"entity_type": kind, "text": text, "start": interview.words[first].start,
                 "end": interview.words[last].end} for kind, text, first, last in interview.mentions()]
    return dump({
        "id": guid("transcript"), "language_model": "assemblyai_default", "acoustic_model": "assemblyai_default",
        "language_code": "en", "status": "completed", "audio_url": SIGNED, "text": interview.text,
        "words": [word for utterance in utterances for word in utterance["words"]], "utterances": utterances,
        "confidence": 0.97, "audio_duration": interview.end // 1000,
        "webhook_url": "https://hooks.example/ostrow/umm-yasin?token=Zk31pQ", "webhook_status_code": 200,
        "auto_highlights_result": {"status": "success", "results": [{
            "count": 4, "rank": 0.09, "text": "Gornji Lubovac", "timestamps": [{"start": 1000, "end": 2000}]}]},
        "word_boost": ["Tarkhoyev", "Umm Yasin"], "speaker_labels": True, "entity_detection": True,
        "chapters": [{"gist": "Amela's village", "headline": "Amela Delić speaks of Gornji Lubovac and of Rešad's shop.",
                      "summary": "Her brother Nedžad still lives there.", "start": 1000, "end": interview.end}],
        "sentiment_analysis_results": [{
            "text": joined(part), "start": part[0].start, "end": part[-1].end, "sentiment": "NEUTRAL",
            "confidence": 0.8, "speaker": tags[turn.speaker]}
            for turn in interview.turns[:9] for part in turn.sentences()],
        "entities": entities, "summary": "- Umm Yasin left with Heda.", "custom_spelling": [
            {"from": ["delich"], "to": "Delić"}]}, separators=(",", ":"))


def json3(interview):
    """Words as segments, cut inside names too; line breaks as events of their own that append."""
    events = [{"tStartMs": 0, "dDurationMs": interview.end, "id": 1, "wpWinPosId": 1, "wsWinStyleId": 1}]
    for cue in interview.cues():
        segments = []
        for word in cue.words:
            for number, piece in enumerate(word.pieces):
                segment = {"utf8": piece if number or word is cue.words[0] else " " + piece}
                if segments:
                    segment["tOffsetMs"] = word.start - cue.start + 20 * number
                segments.append(segment | {"acAsrConf": 0})
        events.append({"tStartMs": cue.start, "dDurationMs": cue.end - cue.start, "wWinId": 1, "segs": segments})
        events.append({"tStartMs": cue.end - 10, "dDurationMs": 10, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]})
    return dump({"wireMagic": "pb3", "pens": [{}], "wsWinStyles": [{}, {"mhModeHint": 2}], "wpWinPositions": [{}],
                 "events": events}, separators=(",", ":"))


def json_lines(interview):
    rows = [{"type": "session", "witness": "Amela Delić", "file": HOME + "Umm Yasin.wav", "born": "1991-03-17"}]
    rows += [{"turn": number, "speaker": NAMES[turn.speaker], "start": seconds(turn.start), "text": turn.text}
             for number, turn in enumerate(interview.turns)]
    return b"".join(dump(row, escape=number % 2 == 0) for number, row in enumerate(rows))


def nested(interview):
    """No format of anybody: names in keys and numbers, escapes of all kinds, odd spellings of numbers."""
    turns = dump([[turn.speaker, {"said": turn.text, "at": [turn.start, turn.end]}] for turn in interview.turns[:10]],
                 escape=True, indent=2).decode().rstrip()
    return ("""{
  "format": "field\\/notes", "version": 1.50, "scale": 1e3, "offset": -0, "tiny": 2.5E-7,
  "witnesses": {
    "Amela Deli\\u0107": {"phone": 387615550174, "card": "HL-20817-c", "born": "1991-03-17", "active": true, "sex": null},
    "\\u0635\\u062f\\u064a\\u0642\\u0629 \\u0623\\u0645 \\u064a\\u0627\\u0633\\u064a\\u0646": ["Heda", "\\u015eirin Y\\u0131ld\\u0131z", []]
  },
  "places": {"Gornji Lubovac": {"lat": 44.10, "lon": 17.90, "by": "Re\\u0161ad"}, "Tell Zeyra": {}},
  "note": "\\"Umm\\tYasin\\"\\nsays \\ud83d\\ude4f to Ma\\u0027ruf",
  "split": ["Rus", "lan ", "Tarkhoyev"],
  "turns": """ + turns + "\n}\n").encode()
