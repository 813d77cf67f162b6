package azfunc

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// These tests replay what Microsoft's host has sent, as it was recorded (the vectors in
// the folder AZFUNC_VECTORS). What a function must see is what the case says was
// given, never what our own code makes of it.

// recorded is a case of a vector file.
type recorded struct {
	ID           string
	FunctionJSON json.RawMessage
	Given        json.RawMessage
	Then         struct {
		Wire    json.RawMessage
		Body    string
		Handler struct{ Body string }
		Calls   json.RawMessage
		DataIn  *string `json:"Data.in"`
	}

	binding struct {
		Type, Name, DataType, Cardinality string
	}
}

func readVectors(t *testing.T, file string) []recorded {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(os.Getenv("AZFUNC_VECTORS"), file))
	if err != nil {
		t.Fatal(err)
	}
	var vectors struct{ Cases []recorded }
	if err := json.Unmarshal(expand(text), &vectors); err != nil {
		t.Fatal(err)
	}
	for i := range vectors.Cases {
		c := &vectors.Cases[i]
		list := c.FunctionJSON
		var whole struct{ Bindings json.RawMessage }
		if json.Unmarshal(list, &whole) == nil && whole.Bindings != nil {
			list = whole.Bindings
		}
		if bytes.HasPrefix(list, []byte("{")) {
			list = fmt.Appendf(nil, "[%s]", list)
		}
		var bindings []json.RawMessage
		if json.Unmarshal(list, &bindings) == nil && len(bindings) > 0 {
			if err := json.Unmarshal(bindings[0], &c.binding); err != nil {
				t.Fatal(c.ID, err)
			}
		}
	}
	return vectors.Cases
}

var (
	longText = regexp.MustCompile(`<(Base64 of )?(\w) repeated (\d+) times>`)
	timeLike = regexp.MustCompile(`<time like [^>]*>`)
)

// expand puts values in the place of the placeholders that stand for long ones and for times.
func expand(text []byte) []byte {
	text = longText.ReplaceAllFunc(text, func(found []byte) []byte {
		parts := longText.FindSubmatch(found)
		n, _ := strconv.Atoi(string(parts[3]))
		long := bytes.Repeat(parts[2], n)
		if len(parts[1]) > 0 {
			return []byte(base64.StdEncoding.EncodeToString(long))
		}
		return long
	})
	text = timeLike.ReplaceAllFunc(text, func(found []byte) []byte {
		like := strings.TrimSuffix(strings.TrimPrefix(string(found), "<time like "), ">")
		like = strings.Replace(like, "9999-99-99T99:99:99", "2026-01-02T03:04:05", 1)
		return []byte(strings.NewReplacer("99:99", "01:00", ".9999999", ".1234567").Replace(like))
	})
	// The ETag is an object, of which the placeholder has left one brace.
	text = bytes.ReplaceAll(text, []byte(`\"<etag>\"}`), []byte(`{}`))
	text = bytes.ReplaceAll(text, []byte("<port>"), []byte("7071"))
	return bytes.ReplaceAll(text, []byte("<time>"), []byte("2026-01-02T03:04:05Z"))
}

// bodies returns the envelopes of a case; none if the function was not called.
func (c recorded) bodies() []string {
	var wire struct{ Data json.RawMessage }
	if json.Unmarshal(c.Then.Wire, &wire) == nil && wire.Data != nil {
		return []string{string(c.Then.Wire)}
	}
	var calls []struct{ Body string }
	_ = json.Unmarshal(c.Then.Calls, &calls)
	all := []string{c.Then.Body, c.Then.Handler.Body}
	for _, call := range calls {
		all = append(all, call.Body)
	}
	return slices.DeleteFunc(all, func(body string) bool { return !strings.HasPrefix(body, `{"Data"`) })
}

func replayed(handler EventHandler, body string) *httptest.ResponseRecorder {
	router := NewRouter()
	router.Event("Foo", handler)
	w := httptest.NewRecorder()
	router.ServeHTTP(w, envelope("/Foo", body))
	return w
}

// sent returns the bytes that a sender has sent; ok is false if the case tells of them in words.
func (c recorded) sent() (content []byte, ok bool) {
	given := c.Given
	var call struct{ HTTPBody json.RawMessage }
	if json.Unmarshal(given, &call) == nil && call.HTTPBody != nil {
		given = call.HTTPBody
	}
	var text string
	if json.Unmarshal(given, &text) == nil {
		return []byte(text), given != nil && string(given) != "null"
	}
	var raw struct{ Base64 *[]byte }
	if json.Unmarshal(given, &raw) == nil && raw.Base64 != nil {
		return *raw.Base64, true
	}
	return nil, false
}

// contentTrigger is a trigger of one content, text or bytes.
type contentTrigger struct {
	file string
	ids  string // of the cases: a prefix
	// wraps: the content stands in JSON, so that bytes that are no text do not survive
	wraps bool
	// bytes: the host sends bytes whatever dataType says
	bytes bool
	// json: a body that is JSON; its texts come without quotes
	json bool

	text  func(c recorded, see func(string)) EventHandler
	raw   func(c recorded, see func([]byte)) EventHandler
	value func(c recorded, see func(any)) EventHandler
}

func (c recorded) many() bool   { return c.binding.Cardinality == "many" }
func (c recorded) binary() bool { return c.binding.DataType == "binary" }

func seeQueue[T any](c recorded, see func(T)) EventHandler {
	return Queue(c.binding.Name, func(_ context.Context, e *QueueEvent[T]) error { see(e.Message); return nil })
}

func seeBlob[T any](c recorded, see func(T)) EventHandler {
	return Blob(c.binding.Name, func(_ context.Context, e *BlobEvent[T]) error { see(e.Content); return nil })
}

func seeRabbitMQ[T any](c recorded, see func(T)) EventHandler {
	return RabbitMQ(c.binding.Name, func(_ context.Context, e *RabbitMQEvent[T]) error { see(e.Message); return nil })
}

func seeRedisList[T any](c recorded, see func(T)) EventHandler {
	return RedisList(c.binding.Name, func(_ context.Context, e *RedisListEvent[T]) error { see(e.Entry); return nil })
}

func seeRedisPubSub[T any](c recorded, see func(T)) EventHandler {
	return RedisPubSub(c.binding.Name, func(_ context.Context, e *RedisPubSubEvent[T]) error { see(e.Message); return nil })
}

func seeRedisStream[T any](c recorded, see func(T)) EventHandler {
	return RedisStream(c.binding.Name, func(_ context.Context, e *RedisStreamEvent[map[string]string]) error {
		var v T
		err := decodeText([]byte(e.Values["f1"]), &v)
		see(v)
		return err
	})
}

func seeDaprInvocation[T any](c recorded, see func(T)) EventHandler {
	return DaprServiceInvocation(c.binding.Name, func(_ context.Context, e *DaprServiceInvocationEvent[T]) error { see(e.Body); return nil })
}

func seeDaprBinding[T any](c recorded, see func(T)) EventHandler {
	return DaprBinding(c.binding.Name, func(_ context.Context, e *DaprBindingEvent[T]) error { see(e.Data); return nil })
}

func seeServiceBus[T any](c recorded, see func(T)) EventHandler {
	batch := func(_ context.Context, e *ServiceBusMessages[T]) error {
		for _, m := range e.Messages {
			if m.Err != nil {
				return m.Err
			}
			see(m.Message)
		}
		return nil
	}
	switch {
	case c.many() && c.binary():
		return ServiceBusBinaryBatch(c.binding.Name, batch)
	case c.many():
		return ServiceBusBatch(c.binding.Name, batch)
	}
	return ServiceBus(c.binding.Name, func(_ context.Context, e *ServiceBusEvent[T]) error { see(e.Message); return nil })
}

func seeEventHub[T any](c recorded, see func(T)) EventHandler {
	batch := func(_ context.Context, e *EventHubMessages[T]) error {
		for _, m := range e.Messages {
			if m.Err != nil {
				return m.Err
			}
			see(m.Message)
		}
		return nil
	}
	switch {
	case c.many() && c.binary():
		return EventHubBinaryBatch(c.binding.Name, batch)
	case c.many():
		return EventHubBatch(c.binding.Name, batch)
	}
	return EventHub(c.binding.Name, func(_ context.Context, e *EventHubEvent[T]) error { see(e.Message); return nil })
}

func seeKafka[T any](c recorded, see func(T)) EventHandler {
	batch := func(_ context.Context, e *KafkaMessages[T]) error {
		for _, m := range e.Messages {
			if m.Err != nil {
				return m.Err
			}
			see(m.Message)
		}
		return nil
	}
	switch {
	case c.many() && c.binary():
		return KafkaBinaryBatch(c.binding.Name, batch)
	case c.many():
		return KafkaBatch(c.binding.Name, batch)
	}
	return Kafka(c.binding.Name, func(_ context.Context, e *KafkaEvent[T]) error { see(e.Message); return nil })
}

var contentTriggers = map[string]contentTrigger{
	"queueTrigger":                 {file: "triggers-storage.json", ids: "queue-", text: seeQueue[string], raw: seeQueue[[]byte], value: seeQueue[any]},
	"blobTrigger":                  {file: "triggers-storage.json", ids: "blob-", bytes: true, text: seeBlob[string], raw: seeBlob[[]byte], value: seeBlob[any]},
	"serviceBusTrigger":            {file: "ext-servicebus.json", ids: "servicebus-trigger-", text: seeServiceBus[string], raw: seeServiceBus[[]byte], value: seeServiceBus[any]},
	"eventHubTrigger":              {file: "ext-eventhubs.json", ids: "eventhubs-trigger-", text: seeEventHub[string], raw: seeEventHub[[]byte], value: seeEventHub[any]},
	"kafkaTrigger":                 {file: "ext-kafka.json", ids: "kafka-trigger-", text: seeKafka[string], raw: seeKafka[[]byte], value: seeKafka[any]},
	"rabbitMQTrigger":              {file: "ext-rabbitmq.json", ids: "rabbitmq-trigger-", text: seeRabbitMQ[string], raw: seeRabbitMQ[[]byte], value: seeRabbitMQ[any]},
	"redisListTrigger":             {file: "ext-redis.json", ids: "redis-trigger-list-", text: seeRedisList[string], raw: seeRedisList[[]byte], value: seeRedisList[any]},
	"redisStreamTrigger":           {file: "ext-redis.json", ids: "redis-trigger-stream-", wraps: true, text: seeRedisStream[string], raw: seeRedisStream[[]byte], value: seeRedisStream[any]},
	"redisPubSubTrigger":           {file: "ext-redis.json", ids: "redis-trigger-", wraps: true, text: seeRedisPubSub[string], raw: seeRedisPubSub[[]byte], value: seeRedisPubSub[any]},
	"daprServiceInvocationTrigger": {file: "ext-dapr.json", ids: "dapr-trigger-invocation-", json: true, text: seeDaprInvocation[string], raw: seeDaprInvocation[[]byte], value: seeDaprInvocation[any]},
	"daprBindingTrigger":           {file: "ext-dapr.json", ids: "dapr-trigger-binding-", json: true, text: seeDaprBinding[string], raw: seeDaprBinding[[]byte], value: seeDaprBinding[any]},
}

// notServed says why our apps do not take a case, or "".
func notServed(c recorded) string {
	listed := c.binding.Type == "redisListTrigger" || c.binding.Type == "redisStreamTrigger"
	switch {
	case c.binding.DataType == "stream" && c.binding.Type != "blobTrigger":
		return "dataType stream, which a trigger of messages cannot have"
	case c.many() && c.binding.DataType == "":
		return "cardinality many without dataType, which we never write"
	case c.many() && listed:
		return "cardinality many of Redis, which we do not offer"
	}
	return ""
}

func TestReplayContents(t *testing.T) {
	replays, left := 0, map[string]int{}
	for _, kind := range slices.Sorted(maps.Keys(contentTriggers)) {
		trigger := contentTriggers[kind]
		seenOne := false
		for _, c := range readVectors(t, trigger.file) {
			if !strings.HasPrefix(c.ID, trigger.ids) || c.binding.Type != kind {
				continue
			}
			content, ok := c.sent()
			reason := notServed(c)
			switch {
			case len(c.bodies()) == 0:
				reason = "the function was not called"
			case reason == "" && (!ok || strings.HasSuffix(c.ID, "amqp-value-body") || strings.HasPrefix(c.ID, "redis-trigger-key")):
				reason = "what was sent is told in words"
			case reason == "" && strings.Contains(c.ID, "poison"):
				reason = "a message of another case, again"
			}
			if reason != "" {
				left[reason]++
				continue
			}
			seenOne = true
			replays++
			for _, body := range c.bodies() {
				trigger.replay(t, c, body, content)
			}
		}
		if !seenOne {
			t.Errorf("no case of %s was replayed", kind)
		}
	}
	t.Logf("%d replayed; not replayed: %v", replays, left)
	if replays < 350 {
		t.Errorf("%d cases were replayed, fewer than there were", replays)
	}
}

// replay compares what functions of three types get with what was sent.
func (trigger contentTrigger) replay(t *testing.T, c recorded, body string, sent []byte) {
	t.Helper()
	isText := !trigger.bytes && (!c.binary() || trigger.wraps)
	var word string
	if trigger.json && !c.binary() && json.Unmarshal(sent, &word) == nil && string(sent) != "null" {
		sent = []byte(word)
	}
	damaged := isText && !utf8.Valid(sent) // by the host or the extension

	see := func(form string, equal func() bool, got any, w *httptest.ResponseRecorder) {
		if w.Code != http.StatusOK || !equal() {
			t.Errorf("%s as %s: got %d %s, %q; sent %q", c.ID, form, w.Code, w.Body, got, sent)
		}
	}
	var texts []string
	w := replayed(trigger.text(c, func(v string) { texts = append(texts, v) }), body)
	see("string", func() bool {
		return len(texts) > 0 && !slices.ContainsFunc(texts, func(got string) bool {
			return got != string(sent) && !(damaged && strings.Contains(got, "\ufffd"))
		})
	}, texts, w)

	var raws [][]byte
	w = replayed(trigger.raw(c, func(v []byte) { raws = append(raws, v) }), body)
	see("[]byte", func() bool {
		return len(raws) > 0 && !slices.ContainsFunc(raws, func(got []byte) bool {
			return !bytes.Equal(got, sent) && !(damaged && bytes.Contains(got, []byte("\ufffd")))
		})
	}, raws, w)

	if !utf8.Valid(sent) {
		return
	}
	var want any = string(sent)
	if json.Valid(sent) {
		_ = json.Unmarshal(sent, &want)
	}
	if trigger.json && len(sent) == 0 {
		want = nil // no body
	}
	var values []any
	w = replayed(trigger.value(c, func(v any) { values = append(values, v) }), body)
	see("any", func() bool {
		return len(values) > 0 && !slices.ContainsFunc(values, func(got any) bool { return !reflect.DeepEqual(got, want) })
	}, values, w)
}

// sameJSON compares JSON; times are equal if they are the same moment, however they are written.
func sameJSON(t *testing.T, got, want any) bool {
	t.Helper()
	return reflect.DeepEqual(plain(t, got), plain(t, want))
}

func plain(t *testing.T, v any) any {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return moments(value)
}

func moments(v any) any {
	switch v := v.(type) {
	case string:
		if at, err := time.Parse(time.RFC3339, v); err == nil {
			return at.UnixNano()
		}
	case []any:
		for i := range v {
			v[i] = moments(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = moments(v[name])
		}
	}
	return v
}

// called replays all calls of a case and returns how many of them failed.
func called(c recorded, handler EventHandler) (failed int) {
	for _, body := range c.bodies() {
		if replayed(handler, body).Code != http.StatusOK {
			failed++
		}
	}
	return failed
}

func TestReplayEventGrid(t *testing.T) {
	replays := 0
	for _, c := range readVectors(t, "triggers-eventgrid.json") {
		var given struct{ Body string }
		if json.Unmarshal(c.Given, &given) != nil || c.binding.Type != "eventGridTrigger" || len(c.bodies()) == 0 {
			continue
		}
		var want []map[string]any
		if json.Unmarshal([]byte(given.Body), &want) != nil {
			want = make([]map[string]any, 1)
			if err := json.Unmarshal([]byte(given.Body), &want[0]); err != nil {
				t.Fatal(err)
			}
		}
		var got []EventGridItem[any]
		handler := EventGrid(c.binding.Name, func(_ context.Context, e *EventGridEvent[any]) error { got = append(got, e.EventGridItem); return nil })
		if c.many() {
			handler = EventGridBatch(c.binding.Name, func(_ context.Context, e *EventGridEvents[any]) error { got = append(got, e.Events...); return nil })
		}
		replays++
		if failed := called(c, handler); failed > 0 || len(got) != len(want) {
			t.Errorf("%s: %d failed, got %+v", c.ID, failed, got)
			continue
		}
		slices.SortFunc(got, func(a, b EventGridItem[any]) int { return strings.Compare(a.ID, b.ID) }) // calls come in any order
		for i, e := range got {
			w := want[i]
			source, kind, at := w["topic"], w["eventType"], w["eventTime"]
			if w["specversion"] != nil {
				source, kind, at = w["source"], w["type"], w["time"]
			}
			if e.Err != nil || e.ID != w["id"] || e.Subject != w["subject"] || e.Source != source || e.Type != kind ||
				!sameJSON(t, e.Time, at) || !sameJSON(t, e.Data, w["data"]) || !sameJSON(t, e.Raw, w) {
				t.Errorf("%s: got %+v, want %v", c.ID, e, w)
			}
		}
	}
	if replays < 18 {
		t.Errorf("%d replayed", replays)
	}
}

func TestReplayCosmosDB(t *testing.T) {
	replays := 0
	for _, c := range readVectors(t, "ext-cosmosdb.json") {
		var want []map[string]any
		if c.binding.Type != "cosmosDBTrigger" || len(c.bodies()) == 0 || json.Unmarshal(c.Given, &want) != nil {
			continue
		}
		replays++
		got := []any{}
		failed := called(c, CosmosDB(c.binding.Name, func(_ context.Context, e *CosmosDBEvent[any]) error {
			for _, change := range e.Changes {
				got = append(got, change.Document)
			}
			return nil
		}))
		if failed > 0 || !sameJSON(t, got, want) {
			t.Errorf("%s: %d failed, got %v, want %v", c.ID, failed, got, want)
		}
	}
	if replays < 6 {
		t.Errorf("%d replayed", replays)
	}
}

// What was given stands in words: "update {id,a:null}" are the operation and the columns.
func TestReplaySQL(t *testing.T) {
	type change struct {
		operation string
		columns   []string
	}
	columns := func(item map[string]any) []string { return slices.Sorted(maps.Keys(item)) }
	replays := 0
	for file, kind := range map[string]string{"ext-sql.json": "sqlTrigger", "ext-mysql.json": "mysqlTrigger"} {
		for _, c := range readVectors(t, file) {
			var words []string
			if c.binding.Type != kind || len(c.bodies()) == 0 || json.Unmarshal(c.Given, &words) != nil {
				continue
			}
			replays++
			var want, got []change
			for _, each := range words {
				operation, list, _ := strings.Cut(strings.TrimSuffix(each, "}"), "{")
				names := strings.Split(strings.ReplaceAll(list, ":null", ""), ",")
				slices.Sort(names)
				want = append(want, change{strings.TrimSpace(operation), names})
			}
			handler := SQL(c.binding.Name, func(_ context.Context, e *SQLEvent[map[string]any]) error {
				for _, each := range e.Changes {
					got = append(got, change{each.Operation.String(), columns(each.Item)})
				}
				return nil
			})
			if kind == "mysqlTrigger" {
				handler = MySQL(c.binding.Name, func(_ context.Context, e *MySQLEvent[map[string]any]) error {
					for _, each := range e.Changes {
						got = append(got, change{"", columns(each.Item)})
					}
					return nil
				})
			}
			if failed := called(c, handler); failed > 0 || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %d failed, got %v, want %v", c.ID, failed, got, want)
			}
		}
	}
	if replays < 5 {
		t.Errorf("%d replayed", replays)
	}
}

func TestReplaySignalR(t *testing.T) {
	captureLog(t)
	replays, refused := 0, 0
	for _, c := range readVectors(t, "ext-signalr.json") {
		var given struct{ Arguments []any }
		if c.binding.Type != "signalRTrigger" || len(c.bodies()) == 0 || json.Unmarshal(c.Given, &given) != nil || given.Arguments == nil {
			continue
		}
		var got []*SignalREvent
		failed := called(c, SignalR(c.binding.Name, func(_ context.Context, e *SignalREvent) error { got = append(got, e); return nil }))
		if strings.Contains(c.bodies()[0], `"`+c.binding.Name+`": "null"`) || strings.Contains(c.bodies()[0], `"`+c.binding.Name+`":"null"`) {
			refused++ // dataType binary or cardinality many: an error, not an empty call
			if failed != 1 || len(got) > 0 {
				t.Errorf("%s: null was taken for %+v", c.ID, got)
			}
			continue
		}
		replays++
		if failed > 0 || len(got) != 1 || !sameJSON(t, got[0].Arguments, given.Arguments) || got[0].ConnectionID != "c1" {
			t.Errorf("%s: %d failed, got %+v, want %v", c.ID, failed, got, given.Arguments)
		}
	}
	if replays < 20 || refused < 6 {
		t.Errorf("%d replayed, %d refused", replays, refused)
	}
}

func TestReplayMCPTool(t *testing.T) {
	replays := 0
	for _, c := range readVectors(t, "ext-mcp.json") {
		var given struct{ Arguments map[string]any }
		if c.binding.Type != "mcpToolTrigger" || len(c.bodies()) == 0 || json.Unmarshal(c.Given, &given) != nil {
			continue
		}
		var want any
		if given.Arguments != nil {
			want = given.Arguments
		}
		replays++
		var got *MCPToolEvent[any]
		failed := called(c, MCPTool(c.binding.Name, func(_ context.Context, e *MCPToolEvent[any]) error { got = e; return nil }))
		if failed > 0 || got.Tool != "tool1" || !sameJSON(t, got.Arguments, want) {
			t.Errorf("%s: %d failed, got %+v, want %v", c.ID, failed, got, want)
		}
	}
	if replays < 20 {
		t.Errorf("%d replayed", replays)
	}
}

func TestReplayDaprTopic(t *testing.T) {
	captureLog(t)
	replays := 0
	for _, c := range readVectors(t, "ext-dapr.json") {
		sent, ok := c.sent()
		if c.binding.Type != "daprTopicTrigger" || len(c.bodies()) == 0 || !ok {
			continue
		}
		replays++
		var got *DaprTopicEvent[any]
		failed := called(c, DaprTopic(c.binding.Name, func(_ context.Context, e *DaprTopicEvent[any]) error { got = e; return nil }))
		var want map[string]any
		if json.Unmarshal(sent, &want) != nil { // not an event: an error
			if failed != 1 {
				t.Errorf("%s: %q was taken for %+v", c.ID, sent, got)
			}
			continue
		}
		if failed > 0 || got.ID != want["id"] || got.Source != want["source"] || got.Type != want["type"] || !sameJSON(t, got.Message, want["data"]) {
			t.Errorf("%s: %d failed, got %+v, want %v", c.ID, failed, got, want)
		}
	}
	if replays < 12 {
		t.Errorf("%d replayed", replays)
	}
}

func TestReplayTimer(t *testing.T) {
	replays := 0
	for _, c := range readVectors(t, "triggers-timer-manual.json") {
		if c.binding.Type != "timerTrigger" || len(c.bodies()) == 0 {
			continue
		}
		replays++
		monitored := !strings.Contains(c.bodies()[0], `"ScheduleStatus":null`)
		failed := called(c, Timer(c.binding.Name, func(_ context.Context, e *TimerEvent) error {
			if e.IsPastDue || e.Last.IsZero() == monitored || e.Next.IsZero() == monitored {
				t.Errorf("%s: got %+v", c.ID, e)
			}
			return nil
		}))
		if failed > 0 {
			t.Errorf("%s failed", c.ID)
		}
	}
	if replays < 4 {
		t.Errorf("%d replayed", replays)
	}
}

func TestReplayHTTP(t *testing.T) {
	captureLog(t)
	replays, lost := 0, 0
	for _, c := range readVectors(t, "http-envelope-request.json") {
		var given struct {
			Method, Path string
			Headers      map[string]any
			Body         *struct {
				Text   *string
				Base64 []byte
			}
		}
		if len(c.bodies()) == 0 || json.Unmarshal(c.Given, &given) != nil || given.Path == "" {
			continue
		}
		var want []byte
		if given.Body != nil {
			if want = given.Body.Base64; given.Body.Text != nil {
				want = []byte(*given.Body.Text)
			}
		}
		var got *http.Request
		var body bytes.Buffer
		answer := replayed(HTTP(c.binding.Name, "res", func(_ http.ResponseWriter, r *http.Request) {
			got = r
			_, _ = body.ReadFrom(r.Body)
		}), c.bodies()[0])
		header := http.Header{}
		for name, value := range given.Headers {
			header.Set(name, fmt.Sprint(value))
		}
		if strings.Contains(c.bodies()[0], `"Transfer-Encoding":["chunked"]`) { // the host has dropped the body
			lost++
			if got != nil || !strings.Contains(answer.Body.String(), `"statusCode":411`) {
				t.Errorf("%s: got %s", c.ID, answer.Body)
			}
			continue
		}
		if got == nil {
			t.Errorf("%s: got %d %s", c.ID, answer.Code, answer.Body)
			continue
		}
		replays++
		kind := strings.ToLower(header.Get("Content-Type"))
		isBytes := strings.Contains(kind, "octet-stream") || strings.Contains(kind, "multipart/")
		want = bytes.TrimPrefix(want, []byte("\ufeff")) // by the host
		damaged := !isBytes && !utf8.Valid(want)
		if !bytes.Equal(body.Bytes(), want) && !(damaged && strings.Contains(body.String(), "\ufffd")) {
			t.Errorf("%s: got the body %q, want %q", c.ID, body.Bytes(), want)
		}
		if got.Method != given.Method || got.RequestURI != given.Path {
			t.Errorf("%s: got %s %s, want %s %s", c.ID, got.Method, got.RequestURI, given.Method, given.Path)
		}
		if kind != "" && got.Header.Get("Content-Type") != header.Get("Content-Type") {
			t.Errorf("%s: got the headers %v", c.ID, got.Header)
		}
		if id := got.PathValue("id"); id != "" && !strings.Contains(given.Path, "/"+id) {
			t.Errorf("%s: got the parameter %q", c.ID, id)
		}
	}
	if replays < 35 || lost != 3 {
		t.Errorf("%d replayed, %d lost", replays, lost)
	}
}

func TestReplayBlobInput(t *testing.T) {
	replays := 0
	for _, c := range readVectors(t, "inputs-blob.json") {
		if c.Then.DataIn == nil || c.binding.DataType == "stream" { // which we never write, and which gives null
			continue
		}
		replays++
		e := &Event{}
		e.request.Data = map[string]json.RawMessage{"in": json.RawMessage(*c.Then.DataIn)}
		input := NewInput(e, "in")
		missing := strings.HasSuffix(c.ID, "-missing")
		if input.IsNull() != missing {
			t.Errorf("%s: null is %v", c.ID, input.IsNull())
		}
		sent, ok := c.sent()
		if missing || !ok {
			continue
		}
		var text string
		var raw []byte
		if err := input.Decode(&text); err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
		if err := input.Decode(&raw); err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
		if c.binary() {
			if !bytes.Equal(raw, sent) {
				t.Errorf("%s: got %q, want %q", c.ID, raw, sent)
			}
			continue
		}
		sent = bytes.TrimPrefix(sent, []byte("\ufeff")) // by the host
		damaged := !utf8.Valid(sent)
		for _, got := range []string{text, string(raw)} {
			if got != string(sent) && !(damaged && strings.Contains(got, "\ufffd")) {
				t.Errorf("%s: got %q, want %q", c.ID, got, sent)
			}
		}
	}
	if replays < 72 {
		t.Errorf("%d replayed", replays)
	}
}

// What these inputs hold stands in words in the cases; here it is as JSON.
func TestReplayInputs(t *testing.T) {
	const d1, d2 = `{"id":"d1","a":1,"at":"2020-01-02T03:04:05Z"}`, `{"id":"d2","a":2}`
	const secret, state = `{"k1":"secret value"}`, `{"a":1,"at":"2020-01-02T03:04:05Z"}`
	want := map[string]string{ // "": missing
		"cosmosdb-in-id": d1, "cosmosdb-in-id-expression": d1, "cosmosdb-in-id-string": d1, "cosmosdb-in-id-missing": "",
		"cosmosdb-in-all": "[" + d1 + "," + d2 + "]", "cosmosdb-in-query": "[" + d1 + "," + d2 + "]",
		"redis-in-get": `"hello"`, "redis-in-get-string": `"hello"`, "redis-in-get-expression": `"hello"`, "redis-in-get-missing": "",
		"redis-in-get-json": state, "redis-in-llen-number": "2", "redis-in-hget": `"v"`,
		"dapr-in-state-object": state, "dapr-in-state-object-string": state, "dapr-in-state-expression": state,
		"dapr-in-state-text": `"hello"`, "dapr-in-state-text-string": `"hello"`, "dapr-in-state-number": "42",
		"dapr-in-secret": secret, "dapr-in-secret-string": secret,
		"mysql-in-no-rows": "[]", "mysql-in-parameter-expression": `[{"id":2,"s":"héllo"}]`, "mysql-in-no-commandType": `[{"id":1},{"id":2}]`,
		"signalr-in-connectionInfo": `{"url":"http://<address>/client/?hub=hub","accessToken":"<token>"}`,
		"signalr-in-endpoints":      `[{"endpointType":"Primary","name":"","endpoint":"http://<address>","online":true}]`,
	}
	for _, file := range []string{"ext-cosmosdb.json", "ext-redis.json", "ext-dapr.json", "ext-mysql.json", "ext-signalr.json"} {
		for _, c := range readVectors(t, file) {
			expected, ok := want[c.ID]
			if !ok {
				continue
			}
			delete(want, c.ID)
			e := &Event{}
			if err := json.Unmarshal(c.Then.Wire, &e.request); err != nil {
				t.Fatal(c.ID, err)
			}
			input := NewInput(e, "i")
			if input.IsNull() != (expected == "") {
				t.Errorf("%s: null is %v", c.ID, input.IsNull())
			}
			var got any
			if err := input.Decode(&got); err != nil || expected != "" && !sameJSON(t, got, json.RawMessage(expected)) {
				t.Errorf("%s: got %v, %v; want %s", c.ID, got, err, expected)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("no cases for %v", want)
	}
	replays := 0
	for _, c := range readVectors(t, "tables.json") {
		if !strings.HasPrefix(c.ID, "table-in-") || c.Then.DataIn == nil {
			continue
		}
		replays++
		e := &Event{}
		e.request.Data = map[string]json.RawMessage{"in": json.RawMessage(*c.Then.DataIn)}
		var rows []struct{ Name string }
		if strings.Contains(c.ID, "List") {
			if err := NewInput(e, "in").Decode(&rows); err != nil {
				t.Errorf("%s: %v", c.ID, err)
			}
			for _, row := range rows {
				if row.Name != "n1" && row.Name != "n2" {
					t.Errorf("%s: got %+v", c.ID, rows)
				}
			}
			continue
		}
		var row struct{ Name string }
		input := NewInput(e, "in")
		if err := input.Decode(&row); err != nil || input.IsNull() == (row.Name == "n1") {
			t.Errorf("%s: got %+v, %v", c.ID, row, err)
		}
	}
	if replays < 5 {
		t.Errorf("%d tables replayed", replays)
	}
}
